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
    }
}

extension PromiseReport.Row {
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
