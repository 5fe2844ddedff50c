import Execution

/// A state: the parts of each variable behind its name, then where each thread is.
struct StateSection {
    /// The state.
    let state: StateDescription
    /// The paths of what the last step changed.
    let changed: Set<String>
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The widest name to which others are aligned.
    private static let widestAligned = 30

    /// The lines.
    var page: Page {
        var page = Page()
        let groups = groups
        let width = groups.map(\.head.count).filter { $0 <= Self.widestAligned }.max() ?? 0
        for group in groups {
            var lead = StyledLine("  ")
            lead.append(group.head, .strong)
            lead.pad(to: 2 + width + 2)
            if lead.width == 2 + group.head.count { lead.append("  ") }
            page.append(lead: lead, phrases: group.parts.map(phrase).separated(by: ","), width: options.width)
        }
        appendThreads(to: &page, width)
        return page
    }

    /// A part of a variable.
    private struct Part {
        /// Its path behind the name of the group.
        let rest: String
        /// Its whole path.
        let path: String
        /// Its value.
        let value: String
    }

    /// A part with its value.
    private func phrase(_ part: Part) -> StyledLine {
        var line = StyledLine()
        if !part.rest.isEmpty { line.append("\(part.rest) = ") }
        line.append(part.value, changed.contains(part.path) ? .caution : .plain)
        return line
    }

    /// The parts by what they have in common: the variable, with its first index where there is more behind it.
    private var groups: [(head: String, parts: [Part])] {
        let paths = state.variables.map { VariablePath($0.name) }
        let split = Set(paths.filter { $0.key != nil && !$0.rest.isEmpty }.map(\.name))
        var groups: [(head: String, parts: [Part])] = []
        for (path, variable) in zip(paths, state.variables) {
            let isSplit = split.contains(path.name)
            let head = path.name + (isSplit ? path.key ?? "" : "")
            let rest = isSplit ? path.rest : (path.key ?? "") + path.rest
            let part = Part(
                rest: rest.hasPrefix(".") ? String(rest.dropFirst()) : rest, path: variable.name, value: variable.value)
            if groups.last?.head == head {
                groups[groups.count - 1].parts.append(part)
            } else {
                groups.append((head, [part]))
            }
        }
        return groups
    }

    /// Appends where the threads are.
    private func appendThreads(to page: inout Page, _ width: Int) {
        let names = state.threads.map(\.name)
        guard !names.isEmpty else { return }
        if !page.isEmpty { page.separate() }
        let column = 2 + max(width, names.map(\.count).max() ?? 0) + 2
        for (index, thread) in state.threads.enumerated() {
            var lead = StyledLine("  ")
            lead.append(thread.name, .strong)
            lead.pad(to: column)
            page.append(lead: lead, phrases: phrases(of: thread, at: index), width: options.width)
        }
    }

    /// Where the thread at that position is, what it holds, and what its frame holds.
    private func phrases(of thread: ThreadDescription, at index: Int) -> [StyledLine] {
        guard let operation = thread.operation else { return [StyledLine("idle", .faint)] }
        var line = StyledLine("in \(operation)")
        if let step = thread.step { line.append(" at \(step)") }
        var phrases = [line]
        if let next = thread.nextStatement { phrases.append(StyledLine("comes to \(next)")) }
        let locks = state.locks.filter { $0.holders.contains(index) }.map(\.path)
        if !locks.isEmpty { phrases.append(StyledLine("holds \(Wording.list(locks))")) }
        return (phrases + thread.locals.map { StyledLine("\($0.name) = \($0.value)") }).separated(by: ",")
    }
}

/// The parts of a path: `file[file1].frame[0]` is the variable `file`, its first index `[file1]` and the rest.
private struct VariablePath {
    /// The variable.
    let name: String
    /// Its first index, with the brackets.
    let key: String?
    /// What follows.
    let rest: String

    /// Takes a path apart.
    init(_ path: String) {
        name = String(path.prefix { $0 != "[" && $0 != "." })
        let tail = path.dropFirst(name.count)
        var depth = 0
        var end = tail.startIndex
        if tail.first == "[" {
            for index in tail.indices {
                if tail[index] == "[" { depth += 1 }
                if tail[index] == "]" { depth -= 1 }
                if depth == 0 {
                    end = tail.index(after: index)
                    break
                }
            }
        }
        key = end == tail.startIndex ? nil : String(tail[..<end])
        rest = String(tail[end...])
    }
}
