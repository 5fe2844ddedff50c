import Execution
import Language

/// Who waits for what, and who holds it.
struct DeadlockSection {
    /// The deadlock.
    let description: DeadlockDescription
    /// The files, for places.
    let sources: SourceMap
    /// The blanks before everything.
    let indent: Int

    /// Appends the lines behind an empty one.
    func append(to page: inout Page) {
        page.separate()
        var heading = StyledLine(blanks: indent)
        heading.append(title)
        page.append(heading)
        for wait in description.waits { append(wait, to: &page) }
    }

    /// What kind of deadlock it is.
    private var title: String {
        if description.isLockCycle { return "These threads wait for each other, whatever the rest can do:" }
        return description.waits.isEmpty ? "No transition leads to another state." : "No thread can go on:"
    }

    /// Appends what one thread waits for.
    private func append(_ wait: DeadlockDescription.Wait, to page: inout Page) {
        var line = StyledLine(blanks: indent + 2)
        line.append(wait.thread, .strong)
        line.append(" waits ")
        if let resource = wait.resource {
            line.append("for ")
            line.append(resource, .strong)
            if !wait.holders.isEmpty { line.append(", held by \(Wording.list(wait.holders)),") }
            line.append(" ")
        }
        line.append("at ")
        line.append(wait.statement, .strong)
        line.append(" (\(sources.text(ofPlace: wait.span)))", .faint)
        page.append(line)
    }
}
