import Execution
import Language

/// The files of models that a report points into, each once, with what was never executed in the margin.
struct HTMLSources {
    /// A file.
    private struct File {
        /// The path as reports show it.
        let path: String
        /// Its lines.
        let lines: [String]
        /// What is said of a line in the margin, by the line from 1.
        var remarks: [Int: [Remark]] = [:]
    }

    /// Something to say of a line.
    private struct Remark: Hashable {
        /// The word in the margin.
        let word: String
        /// What is meant.
        let text: String
    }

    /// The files in the order in which they are met.
    private var files: [File] = []
    /// The position of a file of a model in `files`.
    private var positions: [Key: Int] = [:]
    /// The files of the models, for places.
    private let maps: [SourceMap]

    /// A file of a model.
    private struct Key: Hashable {
        /// The position of the model.
        let model: Int
        /// The file.
        let file: FileID
    }

    /// Collects the files that traces and gaps of coverage are in.
    init(models: [HTMLModel], traces: HTMLTraces) {
        maps = models.map(\.report.sources)
        for item in traces.shown {
            for span in Self.spans(of: item.finding) { insert(item.model, span.file) }
        }
        for model in models {
            let coverage = model.report.coverage
            add(coverage.neverExecuted, "never", "never executed", model.number)
            add(coverage.vacuous, "vacuous", "vacuous, because never true", model.number)
            add(coverage.idleFairness, "idle", "fairness that makes no difference", model.number)
        }
    }

    /// The places that a trace shows.
    private static func spans(of finding: Findings.Finding) -> [SourceSpan] {
        let loop = finding.evidence?.loop
        let transitions = finding.trace.transitions + (loop?.transitions ?? [])
        let states = finding.trace.states + (loop?.states ?? [])
        return [finding.span].compactMap(\.self) + transitions.map(\.span)
            + (finding.evidence?.explanations.map(\.span) ?? []) + states.flatMap(\.threads).compactMap(\.span)
    }

    /// Adds a file, once for all models that read the same.
    private mutating func insert(_ model: Int, _ file: FileID) {
        let key = Key(model: model, file: file)
        guard positions[key] == nil, maps[model].files.indices.contains(file.index) else { return }
        let source = maps[model][file]
        let lines = source.lineStarts.indices.map { maps[model].line($0, of: file) }
        if let known = files.firstIndex(where: { $0.path == source.path && $0.lines == lines }) {
            positions[key] = known
        } else {
            positions[key] = files.count
            files.append(File(path: source.path, lines: lines))
        }
    }

    /// Notes what no scenario of a model exercised.
    private mutating func add(_ items: [CoverageItem], _ word: String, _ meaning: String, _ model: Int) {
        for item in items {
            insert(model, item.span.file)
            guard let place = place(of: item.span, model) else { continue }
            let remark = Remark(word: word, text: "\(item.kind.text): \(meaning)")
            if files[place.file].remarks[place.first]?.contains(remark) == true { continue }
            files[place.file].remarks[place.first, default: []].append(remark)
        }
    }

    /// Where a span is: the file's position, and the first and last line from 1; `nil` where the file is not shown.
    func place(of span: SourceSpan, _ model: Int) -> (file: Int, first: Int, last: Int)? {
        guard let file = positions[Key(model: model, file: span.file)] else { return nil }
        let first = maps[model].lineIndex(of: span.start, in: span.file)
        let last = maps[model].lineIndex(of: max(span.start, span.end - 1), in: span.file)
        return (file, first + 1, last + 1)
    }

    /// A link to a place, named as other reports do.
    func link(to span: SourceSpan, _ model: Int) -> String {
        let text = HTMLText.escaped(maps[model].text(ofPlace: span))
        guard let place = place(of: span, model) else { return "<span class=\"place\">\(text)</span>" }
        return "<a class=\"place\" href=\"#s\(place.file + 1)-\(place.first)\">\(text)</a>"
    }

    /// The paths of the files in order.
    var paths: [String] { files.map(\.path) }

    /// The files.
    var html: String {
        guard !files.isEmpty else { return "" }
        let texts = files.enumerated().map { index, file in
            "<section class=\"fold source\" id=\"source-\(index + 1)\">\n<h3>\(HTMLText.escaped(file.path))</h3>\n"
                + "<div class=\"body\"><pre class=\"code\(file.remarks.isEmpty ? "" : " remarked")\" tabindex=\"0\">"
                + lines(of: file, index) + "</pre></div>\n</section>\n"
        }
        return "<section id=\"sources\">\n<h2>Source</h2>\n\(texts.joined())</section>\n"
    }

    /// The lines of a file, numbered by the style sheet.
    private func lines(of file: File, _ index: Int) -> String {
        file.lines.enumerated().map { number, line in
            let remarks = file.remarks[number + 1] ?? []
            let words = remarks.map(\.word).withoutRepetitions.joined(separator: ", ")
            let meaning = HTMLText.escaped(remarks.map(\.text).joined(separator: "; "))
            let margin = remarks.isEmpty ? "" : "<i title=\"\(meaning)\">\(HTMLText.escaped(words))</i>"
            return "<span id=\"s\(index + 1)-\(number + 1)\">\(margin)\(HTMLText.escaped(code: line))</span>"
        }.joined()
    }
}
