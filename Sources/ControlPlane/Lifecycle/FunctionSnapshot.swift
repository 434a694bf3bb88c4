package import Execution

/// The immutable snapshot of a version that Execution runs; the model has an enumeration of the same name.
package typealias FunctionSnapshot = FunctionVersion
