/// A report as JSON: the shapes that the published schema describes, of version 1.
///
/// Whoever writes such a document makes it of a report; whoever reads one gets the traces back as values, so that what
/// works on a report works on a document too.
public struct ReportDocument: Codable, Hashable, Sendable {
    /// What tells these documents from others.
    public static let format = "interleave-report"
    /// The version of the shapes: raised with every change that a reader could trip over; new members alone do not count.
    public static let version = CheckReport.version

    /// What tells these documents from others: always `interleave-report`.
    public var format = ReportDocument.format
    /// The version of the shapes.
    public var version = ReportDocument.version
    /// The command that made the report.
    public var kind: Kind
    /// What made it, with its version.
    public var tool: String
    /// The code that the command ended with.
    public var exitCode: Int
    /// Whether what was never executed and what is vacuous make the run fail.
    public var isStrict: Bool?
    /// What a baseline of known violations did, of `check --baseline`.
    public var baseline: Baseline?
    /// What came of each file.
    public var files: [File]
    /// Requirements × proposals, of `matrix`.
    public var matrix: Matrix?
    /// Two models side by side, of `diff`.
    public var comparison: Comparison?
    /// How walks were made, of `simulate`.
    public var simulation: Simulation?
    /// The files that places lie in, each once.
    public var sources: [Source]

    /// The commands that make reports.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case check, matrix, diff, mutate, simulate
    }

    /// A file that places lie in.
    public struct Source: Codable, Hashable, Sendable {
        /// The path as the user sees it.
        public var path: String
        /// The hash of its bytes that `sha256sum` prints.
        public var sha256: String
        /// The text; bytes that are no UTF-8 are replaced.
        public var text: String
    }

    /// A name with a value as the language writes it.
    public struct Binding: Codable, Hashable, Sendable {
        /// The name.
        public var name: String
        /// The value.
        public var value: String
    }

    /// A place in a file.
    public struct Span: Codable, Hashable, Sendable {
        /// The position of the file in `sources`.
        public var file: Int
        /// The line that it begins on, from 1.
        public var line: Int
        /// The column in characters that it begins at, from 1.
        public var column: Int
        /// The line that it ends on.
        public var endLine: Int
        /// The column behind its last character.
        public var endColumn: Int
        /// The offset of its first byte.
        public var start: Int
        /// The offset behind its last byte.
        public var end: Int
    }
}
