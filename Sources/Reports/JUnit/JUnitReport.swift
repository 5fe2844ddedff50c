import Language

/// A report as test cases in XML, as Jenkins, GitLab and others read them.
public enum JUnitReport {
    /// A suite for each file, in it a test for each scenario and for each property in it; times only where
    /// `showsMeasurements`.
    public static func render(_ report: CheckReport, showsMeasurements: Bool = false) -> String {
        let suites = report.files.map {
            TestSuite($0, isStrict: report.isStrict, showsMeasurements: showsMeasurements)
        }
        return render(suites + [report.baseline.map { TestSuite($0) }].compactMap(\.self))
    }

    /// The document.
    static func render(_ suites: [TestSuite]) -> String {
        let root = XMLTag(
            "testsuites", [("name", "interleave")] + counts(suites.flatMap(\.cases)).filter { $0.0 != "skipped" },
            children: suites.map(tag))
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.render()
    }

    /// A suite.
    private static func tag(_ suite: TestSuite) -> XMLTag {
        XMLTag(
            "testsuite", [("name", suite.path)] + counts(suite.cases) + [("file", suite.path)],
            children: suite.cases.map(tag))
    }

    /// How many tests came out how, and how long they took where that is known.
    private static func counts(_ cases: [TestCase]) -> [(String, String)] {
        let seconds = cases.compactMap(\.seconds)
        return [
            ("tests", "\(cases.count)"),
            ("failures", "\(cases.count { if case .failed = $0.outcome { true } else { false } })"),
            ("errors", "\(cases.count { if case .error = $0.outcome { true } else { false } })"),
            ("skipped", "\(cases.count { if case .skipped = $0.outcome { true } else { false } })"),
        ] + (seconds.isEmpty ? [] : [("time", time(seconds.reduce(0, +)))])
    }

    /// A test.
    private static func tag(_ test: TestCase) -> XMLTag {
        var attributes = [("classname", test.group), ("name", test.name)]
        if let place = test.place { attributes += [("file", place.path), ("line", "\(place.line)")] }
        if let seconds = test.seconds { attributes.append(("time", time(seconds))) }
        return XMLTag("testcase", attributes, children: children(of: test.outcome))
    }

    /// What stands in a test.
    private static func children(of outcome: TestCase.Outcome) -> [XMLTag] {
        switch outcome {
        case .passed(nil): []
        case .passed(let text?): [XMLTag("system-out", text: text)]
        case .skipped(let message): [XMLTag("skipped", [("message", message)])]
        case .failed(let problem): [tag("failure", problem)]
        case .error(let problem): [tag("error", problem)]
        }
    }

    /// What is wrong.
    private static func tag(_ name: String, _ problem: TestCase.Problem) -> XMLTag {
        XMLTag(name, [("message", problem.message), ("type", problem.kind)], text: problem.text)
    }

    /// Seconds to the millisecond.
    private static func time(_ seconds: Double) -> String {
        let milliseconds = Int((min(seconds, 1e12) * 1000).rounded())
        let digits = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}

/// An element of XML.
struct XMLTag {
    /// Its name.
    private let name: String
    /// Its attributes.
    private let attributes: [(String, String)]
    /// The elements in it.
    private let children: [XMLTag]
    /// The text in it.
    private let text: String

    /// Makes an element.
    init(_ name: String, _ attributes: [(String, String)] = [], children: [XMLTag] = [], text: String = "") {
        (self.name, self.attributes) = (name, attributes)
        (self.children, self.text) = (children, text)
    }

    /// The element on lines of its own; characters that XML does not know are written as their numbers.
    func render(indent: Int = 0) -> String {
        let margin = String(repeating: " ", count: indent)
        let head = margin + "<\(name)" + attributes.map { " \($0)=\"\(HTMLText.escaped($1))\"" }.joined()
        if children.isEmpty && text.isEmpty { return head + "/>\n" }
        if children.isEmpty { return head + ">\(HTMLText.escaped(lines: text))</\(name)>\n" }
        return head + ">\n" + children.map { $0.render(indent: indent + 2) }.joined() + margin + "</\(name)>\n"
    }
}
