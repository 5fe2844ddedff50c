import Foundation
import Reports
import Testing

@testable import Commands

/// Which files a path means.
@Suite struct ModelDiscoveryTests {
    /// A folder that is removed with the test.
    private final class Folder {
        let path = NSTemporaryDirectory() + "interleave-\(UUID().uuidString)"

        init(_ files: String...) throws {
            for file in files {
                let url = URL(fileURLWithPath: "\(path)/\(file)")
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data().write(to: url)
            }
        }

        func link(_ name: String, to target: String) throws {
            try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    /// The names of what is found at `path`, without the folder's own.
    private func names(_ paths: String..., in folder: Folder) -> [String] {
        var discovery = ModelDiscovery()
        return paths.flatMap { discovery.candidates(at: $0).files }.map { candidate in
            switch candidate {
            case .named(let path): "named " + path.dropFirst(folder.path.count + 1)
            case .below(let path): String(path.dropFirst(folder.path.count + 1))
            case .failure(let path, let failure): "\(failure) " + path.dropFirst(folder.path.count + 1)
            }
        }
    }

    @Test func aFolderIsSearchedInTheOrderOfNames() throws {
        let folder = try Folder("b.ilv", "a.ilv", "c/z.ilv", "c/a/x.ilv", "a.txt", "Z.ilv", ".build/hidden.ilv")
        #expect(names(folder.path, in: folder) == ["Z.ilv", "a.ilv", "b.ilv", "c/a/x.ilv", "c/z.ilv"])
        #expect(names(folder.path + "/", in: folder) == ["Z.ilv", "a.ilv", "b.ilv", "c/a/x.ilv", "c/z.ilv"])
    }

    @Test func aFileIsFoundOnce() throws {
        let folder = try Folder("a.ilv", "b.ilv")
        #expect(
            names("\(folder.path)/b.ilv", folder.path, "\(folder.path)/a.ilv", in: folder) == ["named b.ilv", "a.ilv"])
    }

    @Test func aModelWhoseNameIsNoTextIsReported() throws {
        let folder = try Folder("a.ilv")
        for name in ["caf\u{E9}.ilv", "caf\u{E9}.txt"] {
            let bytes = (folder.path + "/").utf8 + name.unicodeScalars.map { UInt8($0.value) }
            let path = bytes.map { CChar(bitPattern: $0) } + [0]
            let descriptor = unsafe open(path, O_WRONLY | O_CREAT, 0o600)
            try #require(descriptor >= 0)
            _ = close(descriptor)
        }
        #expect(names(folder.path, in: folder) == ["refused(\"its name is not UTF-8\") caf\u{FFFD}.ilv", "a.ilv"])
    }

    @Test func linksAreFollowedWithinTheFolderOnly() throws {
        let outside = try Folder("secret.ilv")
        let folder = try Folder("x/a.ilv")
        try folder.link("out", to: outside.path)
        try folder.link("out.ilv", to: "\(outside.path)/secret.ilv")
        try folder.link("x/up", to: "..")
        try folder.link("x/loop", to: "loop")
        try folder.link("dangling.ilv", to: "nothing.ilv")
        #expect(names(folder.path, in: folder) == ["x/a.ilv"])
    }

    @Test func whatIsMissingIsSaid() throws {
        let folder = try Folder("a.ilv")
        #expect(names("\(folder.path)/b.ilv", in: folder) == ["missing b.ilv"])
    }

    @Test func whatIsNoFileIsNotRead() throws {
        #expect(ModelDiscovery().found("/dev/null") == [.failure("/dev/null", .notAFile)])
    }

    @Test func aFolderWithoutFilesIsEmpty() throws {
        let folder = try Folder("a.txt")
        #expect(names(folder.path, in: folder) == [])
    }
}

extension ModelDiscovery {
    /// What is found at `path`.
    fileprivate func found(_ path: String) -> [Candidate] {
        var copy = self
        return copy.candidates(at: path).files
    }
}
