import Execution

extension FunctionSnapshot {
    /// What runs settings behind a qualifier.
    ///
    /// - Parameter version: `$LATEST` or a number.
    init(_ settings: FunctionSettings, of key: FunctionKey, version: String) {
        self.init(
            key: key,
            version: version,
            generation: settings.generation,
            runtime: settings.runtime,
            handler: settings.handler,
            memorySize: settings.memorySize,
            timeout: settings.timeout,
            ephemeralStorage: settings.ephemeralStorage,
            architecture: settings.architecture,
            packageDigest: settings.code.digest,
            image: settings.code.image.map { image in
                FunctionImage(
                    pinned: image.pinned,
                    entryPoint: settings.imageConfig?.entryPoint,
                    command: settings.imageConfig?.command,
                    workingDirectory: settings.imageConfig?.workingDirectory
                )
            },
            sealedVariables: settings.environment?.sealed,
            role: settings.role,
            logging: LoggingSettings(
                format: LoggingSettings.Format(rawValue: settings.logging.format) ?? .text,
                applicationLevel: settings.logging.applicationLevel,
                systemLevel: settings.logging.systemLevel,
                group: settings.logging.group
            ),
            tracingMode: settings.tracingMode,
            layers: settings.layers.map(\.arn),
            layerDigests: settings.layers.map(\.digest),
            fileSystems: settings.fileSystems.map {
                FunctionFileSystem(arn: $0.arn, path: $0.localMountPath, accessPoint: $0.accessPoint)
            },
            network: settings.vpc.flatMap(NetworkSettings.init),
            runtimePin: settings.runtimePin
        )
        usesSnapStart = settings.snapStart == "PublishedVersions" && version != FunctionTarget.latestQualifier
    }
}

extension NetworkSettings {
    /// Nil for a function that was taken out of its network.
    init?(_ attachment: VpcAttachment) {
        guard attachment.isAttached else { return nil }
        self.init(
            subnets: attachment.subnetIDs,
            groups: attachment.securityGroupIDs,
            allowsIPv6: attachment.allowsIPv6,
            vpc: attachment.vpcID
        )
    }
}
