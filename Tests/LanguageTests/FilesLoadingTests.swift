import Support
import Testing

@testable import Language

/// How a model is put together from files.
@Suite struct FilesLoadingTests {
    /// The diagnostics of a model of those files, as `path:line:column id`.
    private func complaints(_ files: [String: String], _ path: String, root: String = "/") throws -> [String] {
        let model = try Frontend.load(path: path, root: root, files: MemoryFiles(files))
        return model.diagnostics.map { diagnostic in
            let place = diagnostic.span.map { model.sources.location(of: $0) }
            return "\(place?.path ?? ""):\(place?.line ?? 0):\(place?.column ?? 0) \(diagnostic.message.id)"
        }
    }

    @Test func filesComeInTheOrderOfTheirImportsEachOnce() throws {
        let model = try Frontend.load(
            [
                "m/root.ilv": "model m \"the model\"\nimport \"a.ilv\"\nimport \"../b.ilv\"\nimport \"./a.ilv\"",
                "m/a.ilv": "import \"../deep/c.ilv\"", "b.ilv": "import \"m/a.ilv\"",
                "deep/c.ilv": "import \"../m/a.ilv\"\nimport \"c.ilv\"",
            ], path: "m/root.ilv")
        #expect(model.trees.map { model.sources[$0.file].path } == ["m/root.ilv", "m/a.ilv", "deep/c.ilv", "b.ilv"])
        #expect(model.sources.files.map(\.path) == ["m/root.ilv", "m/a.ilv", "deep/c.ilv", "b.ilv"])
        #expect(model.name == "m")
        #expect(model.title == "the model")
        #expect(!model.isLibrary)
        #expect(model.diagnostics.isEmpty)
    }

    @Test func aFileWithoutModelLineIsALibraryNamedAfterItsFile() throws {
        let model = try Frontend.load(["lib/locks.ilv": "const A = 1"], path: "lib/locks.ilv")
        #expect(model.isLibrary)
        #expect(model.name == "locks")
        #expect(model.scenarios.map(\.name) == ["default"])
    }

    @Test func aMissingImportSuggestsTheNearestFile() throws {
        let files = [
            "a/root.ilv": "model m\nimport \"../b/locsk.ilv\"\nimport \"x\"", "b/locks.ilv": "", "a/x.ilv": "",
        ]
        let model = try Frontend.load(files, path: "a/root.ilv")
        #expect(model.diagnostics.map(\.message.id) == ["import-not-found", "import-not-found"])
        #expect(model.diagnostics.map(\.suggestion?.replacement) == ["\"../b/locks.ilv\"", "\"x.ilv\""])
    }

    @Test func aMissingImportWithoutANearFileSuggestsNothing() throws {
        let model = try Frontend.load(["root.ilv": "model m\nimport \"zebra.ilv\"", "x.ilv": ""], path: "root.ilv")
        #expect(model.diagnostics.map(\.suggestion?.replacement) == [nil])
    }

    @Test func aModelCannotBeImported() throws {
        let files = ["root.ilv": "model m\nimport \"other.ilv\"", "other.ilv": "model o\nvar x: bool"]
        let model = try Frontend.load(files, path: "root.ilv")
        #expect(model.diagnostics.map(\.message.id) == ["import-of-model"])
        #expect(model.diagnostics[0].notes.map(\.text) == ["its 'model' line"])
        #expect(model.trees.count == 1)
    }

    @Test func aLibraryCannotImportTheModelThatImportsIt() throws {
        let files = ["root.ilv": "model m\nimport \"lib.ilv\"", "lib.ilv": "import \"root.ilv\""]
        #expect(try complaints(files, "root.ilv") == ["lib.ilv:1:8 import-of-model"])
    }

    @Test func importsStayInsideTheRoot() throws {
        let files = ["in/root.ilv": "model m\nimport \"../out/lib.ilv\"", "out/lib.ilv": ""]
        #expect(try complaints(files, "in/root.ilv", root: "/in") == ["in/root.ilv:2:8 import-outside-root"])
        #expect(try complaints(files, "in/root.ilv", root: "/") == [])
    }

    @Test func theRootIsTheNearestFolderNamedModels() throws {
        let files = [
            "Models/a/Models/b/root.ilv": "model m\nimport \"../lib.ilv\"\nimport \"../../lib.ilv\"",
            "Models/a/Models/lib.ilv": "", "Models/a/lib.ilv": "",
        ]
        let model = try Frontend.load(path: "Models/a/Models/b/root.ilv", files: MemoryFiles(files))
        #expect(
            model.diagnostics.map(\.message.text) == [
                "'../../lib.ilv' lies outside '/Models/a/Models'; '--root' allows another folder"
            ])
    }

    @Test func withoutAFolderNamedModelsTheRootIsTheFilesOwnFolder() throws {
        let files = [
            "x/root.ilv": "model m\nimport \"../lib.ilv\"\nimport \"y/lib.ilv\"", "lib.ilv": "", "x/y/lib.ilv": "",
        ]
        let model = try Frontend.load(path: "x/root.ilv", files: MemoryFiles(files))
        #expect(model.diagnostics.map(\.message.id) == ["import-outside-root"])
        #expect(model.trees.count == 2)
    }

    @Test func anAbsoluteImportIsRefused() throws {
        let files = ["root.ilv": "model m\nimport \"/lib.ilv\"", "lib.ilv": ""]
        #expect(try complaints(files, "root.ilv") == ["root.ilv:2:8 import-is-absolute"])
    }

    @Test func anImportedFolderCannotBeRead() throws {
        let files = ["root.ilv": "model m\nimport \"lib\"", "lib/a.ilv": ""]
        let model = try Frontend.load(files, path: "root.ilv")
        #expect(model.diagnostics.map(\.message.id) == ["import-unreadable"])
        #expect(model.diagnostics.map(\.message.text) == ["'lib' is a folder"])
    }

    @Test func aFileHasOneModelLine() throws {
        #expect(try complaints(["a.ilv": "model a\nmodel b"], "a.ilv") == ["a.ilv:2:7 second-model-line"])
    }

    @Test func theNumberOfFilesIsBounded() throws {
        var files: [String: String] = [:]
        for index in 0..<1_002 { files["f\(index).ilv"] = "import \"f\(index + 1).ilv\"" }
        #expect(try complaints(files, "f0.ilv") == ["f999.ilv:1:8 too-many-files"])
    }

    @Test func theSizeOfAllFilesIsBounded() throws {
        let files = [
            "m.ilv": "model m\nimport \"a.ilv\"\nimport \"b.ilv\"",
            "a.ilv": String(repeating: " ", count: SourceFile.largestSize + 1), "b.ilv": "",
        ]
        #expect(try complaints(files, "m.ilv") == ["m.ilv:3:8 files-too-large", "a.ilv:1:1 file-too-large"])
    }

    @Test func aProblemOfAnImportIsShownAtItsPlace() throws {
        let files = ["root.ilv": "model m\nimport \"lib.ilv\"\nvar x", "lib.ilv": "\nvar y"]
        #expect(
            try complaints(files, "root.ilv") == ["root.ilv:3:6 expected-token", "lib.ilv:2:6 expected-token"])
    }

    @Test func aRootFileThatDoesNotExistIsAProblemOfTheFile() {
        #expect(throws: FileProblem.notFound(path: "a.ilv")) { try Frontend.load([:], path: "a.ilv") }
        #expect(throws: FileProblem.isFolder(path: "a")) { try Frontend.load(["a/b.ilv": ""], path: "a") }
        #expect(throws: FileProblem.isNoFolder(path: "r")) {
            try Frontend.load(path: "a.ilv", root: "r", files: MemoryFiles(["a.ilv": ""]))
        }
    }

    @Test func aSpecificationIsReadAsAProgramOfItsOwn() throws {
        let files = [
            "root.ilv": "model m\nimport \"lib.ilv\"\nrefines r \"spec.ilv\" { }\nrefines q \"missing.ilv\" { }",
            "spec.ilv": "model s\nimport \"lib.ilv\"", "lib.ilv": "",
        ]
        let model = try Frontend.load(files, path: "root.ilv")
        #expect(model.diagnostics.map(\.message.id) == ["import-not-found"])
        #expect(model.specifications.values.map(\.name) == ["s"])
        #expect(
            model.specifications.values.map { $0.trees.map { model.sources[$0.file].path } } == [
                ["spec.ilv", "lib.ilv"]
            ])
    }
}
