import Execution
import Language
import Reports

/// The entries that accept what a run found and nobody expects, for people to give reasons for.
struct BaselineDraft {
    /// What the run found.
    private let report: CheckReport
    /// The path of the baseline.
    private let path: String
    /// The folder of the baseline, without links.
    private let folder: String
    /// The last day on which the entries are to hold.
    private let expiry: CalendarDate
    /// What the file at the path accepts, or has accepted, already.
    private let known: [KnownViolation]

    /// Drafts entries for the baseline at `path`, which hold up to the day `expiry`.
    init(report: CheckReport, path: String, expiry: CalendarDate) {
        (self.report, self.path, self.expiry) = (report, path, expiry)
        let parent = FilePath.folder(of: path)
        folder = (try? DiskFiles().identity(of: parent)) ?? parent
        known = (try? BaselineFile(path: path))?.entries ?? []
    }

    /// For how many days an entry holds if nobody writes another date.
    static let days = 90

    /// What a new baseline begins with.
    private static let heading = """
        # Known violations, for 'interleave check --baseline'.
        # Each entry needs a reason, and ends on a day on which the violation is judged anew.

        """

    /// The whole baseline: what is at the path already, or a heading, and the entries.
    var text: String {
        let old = (try? DiskFiles().contents(of: path)).map { String(decoding: $0, as: UTF8.self) } ?? Self.heading
        return old + (old.hasSuffix("\n") || old.isEmpty ? "" : "\n") + entries.map { "\n\($0)\n" }.joined()
    }

    /// How many entries there are.
    var count: Int { entries.count }

    /// What is said on the standard error.
    var message: String {
        let path = path.withoutInvisible
        var lines =
            count == 0
            ? ["nothing to accept: '\(path)' is not written"]
            : ["'\(path)' has \(Wording.count(count, "entry", "entries")) more, each without a reason: write it in"]
        let renewed = drafts.count { isKnown($0) }
        if renewed > 0 {
            let entries = Wording.count(renewed, "entry", "entries")
            lines.append("\(entries) of '\(path)' must be judged anew, and renewed by hand")
        }
        for model in Set(drafts.filter { !$0.isWritable }.map(\.model)).sorted() {
            lines.append("a baseline cannot name '\(model.withoutInvisible)': give the file another name")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The entries, without their last line end.
    private var entries: [String] {
        drafts.filter { $0.isWritable && !isKnown($0) }.map { entry in
            """
            \(entry.model)#\(entry.scenario)
              \(entry.subject.text)
              until \(expiry)
              reason
            """
        }
    }

    /// Something to be accepted.
    private struct Entry {
        /// The path of the model, relative to the folder.
        let model: String
        /// The name of the scenario.
        let scenario: String
        /// What of it.
        let subject: KnownViolation.Subject

        /// Whether the path can stand on a line of its own.
        var isWritable: Bool {
            !model.contains(where: \.isNewline) && !model.hasPrefix("#") && model.first?.isWhitespace == false
        }
    }

    /// Everything that is to be accepted.
    private var drafts: [Entry] {
        report.files.flatMap { file -> [Entry] in
            guard case .model(let model) = file.content else { return [] }
            return model.scenarios.flatMap { scenario in
                subjects(of: scenario).map {
                    Entry(model: path(of: file.path), scenario: scenario.name, subject: $0)
                }
            }
        }
    }

    /// Whether the file has an entry for that, which has expired.
    private func isKnown(_ entry: Entry) -> Bool {
        known.contains {
            FilePath.normalized($0.model) == FilePath.normalized(entry.model) && $0.scenario == entry.scenario
                && $0.subject == entry.subject
        }
    }

    /// What is to be accepted of a scenario, each once.
    private func subjects(of scenario: ScenarioReport) -> [KnownViolation.Subject] {
        guard case .searched(let search) = scenario.outcome else { return [] }
        var seen: Set<KnownViolation.Subject> = []
        return (scenario.judgement?.deviations ?? []).compactMap { deviation in
            switch deviation {
            case .violated(let property): .violated(property: property)
            case .unreachable(let property): .unreachable(property: property)
            case .deadlock: .deadlock
            case .error(let index): .error(part: search.errors[index].error.message)
            // The scenario says what is not true: that is mended in the model.
            case .notViolated, .notUnreachable, .noDeadlock, .noError: nil
            }
        }.filter { seen.insert($0).inserted }
    }

    /// The path of the model at `path`, relative to the folder.
    private func path(of path: String) -> String {
        guard let identity = try? DiskFiles().identity(of: path) else { return path }
        let (from, to) = (folder.split(separator: "/"), identity.split(separator: "/"))
        let common = zip(from, to).prefix { $0 == $1 }.count
        return (from.dropFirst(common).map { _ in ".." } + to.dropFirst(common).map(String.init)).joined(separator: "/")
    }
}
