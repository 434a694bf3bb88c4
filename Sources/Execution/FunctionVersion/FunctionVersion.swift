package import struct Foundation.Data

/// An immutable snapshot of one version of a function: all that an environment of it is made from.
package struct FunctionVersion: Sendable, Equatable {
    package var key: FunctionKey

    /// `$LATEST` or a version number.
    package var version: String

    /// A name for this state of the version: two snapshots of one version with the same generation are equal, and every
    /// effective change gets a new one.
    package var generation: String

    /// An identifier of the API, for example `python3.12` or `provided.al2023`; empty for an image.
    package var runtime: String

    /// What the runtime takes the entry point from; may be empty for `provided.*`, and is for an image.
    package var handler: String

    /// In MB, 128 to 10240.
    package var memorySize: Int

    /// In seconds, 1 to 900.
    package var timeout: Int

    /// The size of /tmp in MB, 512 to 10240.
    package var ephemeralStorage: Int

    /// `x86_64` or `arm64`.
    package var architecture: String

    /// SHA-256 of the zip, or of the manifest of the image, in lower-case hexadecimal digits.
    package var packageDigest: String

    /// Nil for a package of files.
    package var image: FunctionImage?

    /// The customer's variables as the sealer wrote them, with the function key's ``FunctionKey/sealingContext``; nil
    /// when there are none.
    package var sealedVariables: Data?

    /// The ARN of the execution role.
    package var role: String

    package var logging: LoggingSettings

    /// `PassThrough` or `Active`.
    package var tracingMode: String

    /// ARNs of the layer versions, in order.
    package var layers: [String]

    /// SHA-256 of the zip of each layer, in lower-case hexadecimal digits, in the order of ``layers``.
    package var layerDigests: [String]

    /// What it sees below /mnt.
    package var fileSystems: [FunctionFileSystem]

    /// The network that it is to be in; nil for the usual one.
    package var network: NetworkSettings?

    /// The only version of the runtime that it may run on; nil for whatever the host has when it is prepared.
    package var runtimePin: RuntimeVersion?

    /// Whether SnapStart is on for it: its environments ask for their credentials, as what a snapshot holds grows old.
    package var usesSnapStart = false

    package init(
        key: FunctionKey,
        version: String = "$LATEST",
        generation: String,
        runtime: String,
        handler: String,
        memorySize: Int = 128,
        timeout: Int = 3,
        ephemeralStorage: Int = 512,
        architecture: String = "x86_64",
        packageDigest: String,
        image: FunctionImage? = nil,
        sealedVariables: Data? = nil,
        role: String,
        logging: LoggingSettings? = nil,
        tracingMode: String = "PassThrough",
        layers: [String] = [],
        layerDigests: [String] = [],
        fileSystems: [FunctionFileSystem] = [],
        network: NetworkSettings? = nil,
        runtimePin: RuntimeVersion? = nil
    ) {
        self.key = key
        self.version = version
        self.generation = generation
        self.runtime = runtime
        self.handler = handler
        self.memorySize = memorySize
        self.timeout = timeout
        self.ephemeralStorage = ephemeralStorage
        self.architecture = architecture
        self.packageDigest = packageDigest
        self.image = image
        self.sealedVariables = sealedVariables
        self.role = role
        self.logging = logging ?? LoggingSettings(group: "/aws/lambda/\(key.name)")
        self.tracingMode = tracingMode
        self.layers = layers
        self.layerDigests = layerDigests
        self.fileSystems = fileSystems
        self.network = network
        self.runtimePin = runtimePin
    }
}

extension FunctionVersion {
    /// The vCPUs that invocations may use: the service gives them in proportion to memory, one for 1,769 MB.
    var processorShare: Double { Double(memorySize) / 1769 }
}
