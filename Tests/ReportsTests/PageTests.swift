import Testing

@testable import Reports

/// How lines that are too long go on.
@Suite struct PageTests {
    private func lines(_ lead: String, _ phrases: String...) -> [String] {
        var page = Page()
        page.append(lead: StyledLine(lead), phrases: phrases.map { StyledLine($0) }.separated(by: ","), width: 30)
        return page.lines.map { $0.render(isColored: false) }
    }

    @Test func phrasesGoOnUnderTheFirst() {
        #expect(
            lines("baseline: ", "1 accepted", "2 EXPIRED", "3 STALE") == [
                "baseline: 1 accepted,", "          2 EXPIRED, 3 STALE",
            ])
        #expect(lines("a/rather/long/path: ", "1 accepted") == ["a/rather/long/path: 1 accepted"])
    }

    @Test func nothingStandsBehindALeadThatLeavesNoRoom() {
        let path = "a/very/long/path/to/a/baseline: "
        #expect(
            lines(path, "1 accepted", "2 EXPIRED") == ["a/very/long/path/to/a/baseline:", "    1 accepted, 2 EXPIRED"])
        #expect(lines(path) == ["a/very/long/path/to/a/baseline:"])
    }
}
