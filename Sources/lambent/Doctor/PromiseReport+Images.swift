import Packages
import Sandbox

extension PromiseReport {
    /// What becomes of each setting with the sandboxes of a launcher.
    ///
    /// - Parameter traces: where segments go; nil for nowhere.
    init(_ launcher: any SandboxLauncher, traces: String?) {
        self.init(launcher.enforcement, traces: traces)
        if launcher.isolation == .linux {
            rows.append(.images(areMade: PackageStore.makesImages, areMounted: launcher.mountsImages))
        }
        let row = PromiseReport.Row.imageFunctions(
            haveRoots: launcher.takesRoots,
            areFetched: ImageStore.fetches,
            reason: launcher.enforcement.rows.first { $0.state == .notEnforced }?.reason
        )
        rows.append(row)
    }
}

extension PromiseReport.Row {
    /// What becomes of functions that are container images.
    ///
    /// - Parameters:
    ///   - haveRoots: sandboxes can have the files of an image as their root.
    ///   - areFetched: the tool that fetches them from registries is there.
    ///   - reason: why sandboxes cannot.
    static func imageFunctions(haveRoots: Bool, areFetched: Bool, reason: String?) -> Self {
        let setting = "ImageConfig"
        guard haveRoots else {
            return Self(
                setting: setting,
                state: .impossible,
                reason: "sandboxes have no root of their own" + (reason.map { ": \($0)" } ?? ""),
                cure: "run the server as root, or where users may make namespaces, on a kernel with overlay"
            )
        }
        guard areFetched else {
            return Self(
                setting: setting,
                state: .impossible,
                reason: "there is no skopeo: images come from OCI layouts on this host's disk only",
                cure: "install skopeo"
            )
        }
        return Self(
            setting: setting,
            state: .enforced,
            reason:
                "PackageType Image: the image is the sandbox's root; it comes from a registry (by skopeo) or an OCI layout"
        )
    }

    /// In what form sandboxes get packages and layers.
    ///
    /// - Parameters:
    ///   - areMade: the tool is there.
    ///   - areMounted: sandboxes can mount them.
    static func images(areMade: Bool, areMounted: Bool) -> Self {
        let setting = "package images"
        guard areMounted else {
            return Self(
                setting: setting,
                state: .impossible,
                reason: "erofs images cannot be mounted here: packages and layers are directories",
                cure: "run the server as root, on a kernel with erofs (modprobe erofs)"
            )
        }
        guard areMade else {
            return Self(
                setting: setting,
                state: .impossible,
                reason:
                    "there is no mkfs.erofs: packages and layers are directories, whose files are the server's user's",
                cure: "install erofs-utils"
            )
        }
        return Self(
            setting: setting,
            state: .enforced,
            reason: "packages and layers are read-only file systems, all root's"
        )
    }
}
