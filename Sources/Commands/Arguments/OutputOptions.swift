import Foundation
import Reports

/// Where the report of a command goes, and how it is written: on the standard output in one format, and in files, each in
/// a format of its own.
public struct OutputOptions: Sendable {
    /// The format on the standard output.
    public var format = OutputFormat.terminal
    /// The files to write.
    public var files: [File] = []

    /// A file to write.
    public struct File: Hashable, Sendable {
        /// How.
        public let format: OutputFormat
        /// Where.
        public let path: String
    }

    /// Makes the default options.
    public init() {}

    /// Whether a format shows each state of a trace.
    var wantsStates: Bool { ([format] + files.map(\.format)).contains { $0 == .json || $0 == .html } }

    /// Whether a format shows the life cycle of what a model calls a state.
    var wantsLifecycle: Bool { ([format] + files.map(\.format)).contains(.html) }

    /// Refuses to write over something that is read.
    func validate(reading paths: [String]) throws(UsageError) {
        guard let file = files.first(where: { file in paths.contains { OutputFile.isSame($0, file.path) } }) else {
            return
        }
        throw .overwritten(file.path)
    }

    /// `--format` and `--output` for a command that knows those formats.
    static func declarations(_ formats: [OutputFormat]) -> [CommandOption<OutputOptions>] {
        let words = formats.map(\.rawValue)
        let wanted = ([words.dropLast().joined(separator: ", ")] + words.suffix(1)).filter { !$0.isEmpty }
            .joined(separator: " or ")
        // A line of a help screen has at most 100 columns.
        let subject = words.count > 6 ? "it" : "the report"
        return [
            .value("--format", words.joined(separator: "|"), "how \(subject) is printed (default: \(words[0]))") {
                options, text throws(CommandOption<OutputOptions>.Refusal) in
                guard let format = formats.first(where: { $0.rawValue == text }) else { throw .init(wanted: wanted) }
                options.format = format
            },
            .value("--output", "FORMAT=FILE", "also write the report to a file; may be repeated") {
                options, text throws(CommandOption<OutputOptions>.Refusal) in
                let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2, let format = formats.first(where: { $0.rawValue == parts[0] }) else {
                    throw .init(wanted: "FORMAT=FILE, where FORMAT is \(wanted)")
                }
                let folder = URL(fileURLWithPath: parts[1]).deletingLastPathComponent().path
                guard FileManager.default.fileExists(atPath: folder) else {
                    throw .init(wanted: "FORMAT=FILE with a folder that exists")
                }
                guard !options.files.contains(where: { OutputFile.isSame($0.path, parts[1]) }) else {
                    throw .init(wanted: "FORMAT=FILE with a file that nothing else is written to")
                }
                options.files.append(File(format: format, path: parts[1]))
            },
        ]
    }
}
