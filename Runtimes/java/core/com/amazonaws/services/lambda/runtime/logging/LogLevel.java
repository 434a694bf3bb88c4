package com.amazonaws.services.lambda.runtime.logging;

/** Levels in rising order. */
public enum LogLevel {
    UNDEFINED,
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    /** The level of that name; UNDEFINED for none. */
    public static LogLevel fromString(String name) {
        try {
            return name == null ? UNDEFINED : valueOf(name.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return UNDEFINED;
        }
    }
}
