import Foundation
import Testing

@testable import Language

/// Models on a real disk.
@Suite struct FilesOnDiskTests {
    /// Runs `body` with a new folder that is removed afterwards.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    /// Writes a file and the folders above it.
    private func write(_ text: String, _ path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    @Test func importsAreShownInTheStyleOfTheRootPath() throws {
        try withFolder { folder in
            try write("model m\nimport \"../lib/a.ilv\"", folder + "/Models/x/m.ilv")
            try write("", folder + "/Models/lib/a.ilv")
            let model = try Frontend.load(path: folder + "/Models/x/m.ilv")
            #expect(model.diagnostics.isEmpty)
            #expect(model.sources.files.map(\.path) == [folder + "/Models/x/m.ilv", folder + "/Models/lib/a.ilv"])
        }
    }

    @Test func aLinkOutOfTheRootIsNoWayOut() throws {
        try withFolder { folder in
            try write("model m\nimport \"lib.ilv\"", folder + "/in/m.ilv")
            try write("", folder + "/out/lib.ilv")
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/in/lib.ilv", withDestinationPath: folder + "/out/lib.ilv")
            let model = try Frontend.load(path: folder + "/in/m.ilv")
            #expect(model.diagnostics.map(\.message.id) == ["import-outside-root"])
        }
    }

    @Test func whatHasNoEndIsNotImported() throws {
        try withFolder { folder in
            let lines = ["pipe.ilv", "zero.ilv", "loop.ilv", "b", "nothing.ilv"].map { "import \"\($0)\"\n" }
            try write("model m\n" + lines.joined(), folder + "/m.ilv")
            try write("", folder + "/b/a.ilv")
            #expect(unsafe mkfifo(folder + "/pipe.ilv", 0o600) == 0)
            let links = FileManager.default
            try links.createSymbolicLink(atPath: folder + "/zero.ilv", withDestinationPath: "/dev/zero")
            try links.createSymbolicLink(atPath: folder + "/loop.ilv", withDestinationPath: folder + "/loop2.ilv")
            try links.createSymbolicLink(atPath: folder + "/loop2.ilv", withDestinationPath: folder + "/loop.ilv")
            let inside = try Frontend.load(path: folder + "/m.ilv")
            #expect(
                inside.diagnostics.map(\.message.id) == [
                    "import-is-stream", "import-outside-root", "import-not-found", "import-unreadable",
                    "import-not-found",
                ])
            let anywhere = try Frontend.load(path: folder + "/m.ilv", root: "/")
            #expect(anywhere.diagnostics.prefix(2).map(\.message.id) == ["import-is-stream", "import-is-stream"])
        }
    }

    @Test func aFileAndALinkToItAreReadOnce() throws {
        try withFolder { folder in
            try write("model m\nimport \"a.ilv\"\nimport \"b.ilv\"", folder + "/m.ilv")
            try write("const A = 1", folder + "/a.ilv")
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/b.ilv", withDestinationPath: folder + "/a.ilv")
            let model = try Frontend.load(path: folder + "/m.ilv")
            #expect(model.diagnostics.isEmpty)
            #expect(model.trees.count == 2)
        }
    }

    @Test func aFolderOrNothingInPlaceOfTheModelIsAProblemOfTheFile() throws {
        try withFolder { folder in
            #expect(throws: FileProblem.isFolder(path: folder)) { try Frontend.load(path: folder) }
            #expect(throws: FileProblem.notFound(path: folder + "/m.ilv")) {
                try Frontend.load(path: folder + "/m.ilv")
            }
        }
    }

    @Test func byteOrderMarkAndCarriageReturnsAreTolerated() throws {
        try withFolder { folder in
            try write("\u{FEFF}model m \"t\"\r\nvar x: bool\r\n", folder + "/m.ilv")
            let model = try Frontend.load(path: folder + "/m.ilv")
            #expect(model.diagnostics.isEmpty)
            #expect(model.title == "t")
            #expect(model.trees[0].declarations.count == 2)
            #expect(model.sources.location(of: model.trees[0].declarations[0].span).column == 1)
        }
    }
}
