package com.amazonaws.services.lambda.runtime.logging;

/** Forms of a log event. */
public enum LogFormat {
    JSON,
    TEXT;

    /** The form of that name; TEXT for none. */
    public static LogFormat fromString(String name) {
        return name != null && name.equalsIgnoreCase("JSON") ? JSON : TEXT;
    }
}
