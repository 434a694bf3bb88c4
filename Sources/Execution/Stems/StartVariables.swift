/// The variables that an interpreter, or a library that it starts with, reads before any code of a function runs: they
/// must be there when it starts, and cannot be given to one that has.
enum StartVariables {
    static let prefixes = [
        "BUNDLE_", "GCONV_", "GEM_", "GLIBC_", "ICU_", "JAVA_", "JDK_", "LC_", "LD_", "LOC", "MALLOC_", "NODE_",
        "OPENSSL_", "PYTHON", "RUBY", "SSL_", "UV_",
    ]

    static let names: Set<String> = [
        "AWS_LAMBDA_EXEC_WRAPPER", "HOME", "LANG", "LANGUAGE", "NLSPATH", "PATH", "TZ", "TZDIR",
    ]

    static func contains(_ name: String) -> Bool {
        names.contains(name) || prefixes.contains { name.hasPrefix($0) }
    }
}
