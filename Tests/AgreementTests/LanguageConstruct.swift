import Foundation

/// Something that the language has, with the text by which it is told in a random model.
struct LanguageConstruct {
    /// What the reference calls it.
    let name: String
    /// A regular expression that finds it.
    let pattern: String

    /// Whether a model has it.
    func occurs(in source: String) -> Bool { source.range(of: pattern, options: .regularExpression) != nil }

    /// The constructs of the reference, section by section.
    static let all = declarations + types + expressions + statements + properties

    private static let declarations = [
        LanguageConstruct(name: "import", pattern: #"import "library.ilv""#),
        LanguageConstruct(name: "needs type", pattern: "needs type Obj"),
        LanguageConstruct(name: "needs func with a default", pattern: #"needs func \w+\(.*= "#),
        LanguageConstruct(name: "needs var", pattern: "needs var"),
        LanguageConstruct(name: "needs op", pattern: "needs op"),
        LanguageConstruct(name: "param", pattern: "param FLAG: bool"),
        LanguageConstruct(name: "const", pattern: "const LIMIT"),
        LanguageConstruct(name: "a constant array", pattern: #"const TABLE = \["#),
        LanguageConstruct(name: "enum", pattern: "enum Color"),
        LanguageConstruct(name: "symmetric", pattern: #"symmetric Obj\("#),
        LanguageConstruct(name: "type", pattern: "type Small"),
        LanguageConstruct(name: "struct", pattern: "struct Pair"),
        LanguageConstruct(name: "a function of transitions", pattern: #"func \w+\(.*old\("#),
        LanguageConstruct(name: "proc with a result", pattern: #"proc \w+\(.*\) -> "#),
        LanguageConstruct(name: "a lock as a parameter", pattern: #"proc \w+\(.*: mutex\)"#),
        LanguageConstruct(name: "a snapshot as a parameter", pattern: #"proc \w+\(.*: snapshot\)"#),
        LanguageConstruct(name: "a snapshot as a result", pattern: "-> snapshot"),
        LanguageConstruct(name: "one thread", pattern: #"thread host\n"#),
        LanguageConstruct(name: "identical threads", pattern: #"thread host\[2\]"#),
        LanguageConstruct(name: "indexed threads", pattern: #"thread \w+\[o: Obj\]"#),
        LanguageConstruct(name: "threads with two indices", pattern: #"thread \w+\[i: 0..1, j: "#),
        LanguageConstruct(name: "by several threads", pattern: "by host, vcpu"),
        LanguageConstruct(name: "op when", pattern: #"op \w+.* when "#),
        LanguageConstruct(name: "rule with arguments", pattern: #"rule \w+\(p"#),
        LanguageConstruct(name: "init", pattern: #"init \{"#),
        LanguageConstruct(name: "terminal", pattern: #"terminal \{"#),
        LanguageConstruct(name: "allow deadlock", pattern: "allow deadlock"),
        LanguageConstruct(name: "skip", pattern: "skip deadlock"),
        LanguageConstruct(name: "view", pattern: #"view \{"#),
        LanguageConstruct(name: "scenario like another", pattern: #"scenario first .* like second \{ (FLAG|N) ="#),
    ]

    private static let types = [
        "bool", "-?[0-9]..[0-9]", "Color", "errno", #"Obj\?"#, "Pair", #"Pair\?"#, #"errno\?"#, #"\[Obj\] "#,
        #"\[host\] "#, #"\[[^\]]*\] \[[^\]]*\] "#, "set of 0..", "set of Obj", "set of host", "set of Pair",
        #"set of \w+\?"#, #"seq\[2\] of "#, "mutex", "rwlock", "seqcount", "srcu", #"\[[^\]]*\] mutex"#,
        #"\[[^\]]*\] seqcount"#, #"host\?"#,
    ].map { LanguageConstruct(name: "a variable of type \($0)", pattern: #"var v\d+: "# + $0) }

    private static let expressions = [
        LanguageConstruct(name: "field", pattern: #"v\d+(\[[^\]]*\])?\.[ab]\b"#),
        LanguageConstruct(name: "unwrap", pattern: #"\w+!"#),
        LanguageConstruct(name: "negative", pattern: #"\(-\w"#),
        LanguageConstruct(name: "division", pattern: #" / "#),
        LanguageConstruct(name: "remainder", pattern: #" % "#),
        LanguageConstruct(name: "union of sets", pattern: #"\(v\d+ \+ \{"#),
        LanguageConstruct(name: "intersection", pattern: #"v\d+ & "#),
        LanguageConstruct(name: "in a range", pattern: #" in \d\.\.\d\)"#),
        LanguageConstruct(name: "subset", pattern: #"v\d+ <= v\d+"#),
        LanguageConstruct(name: "implies", pattern: " implies "),
        LanguageConstruct(name: "if then else", pattern: #"\(if .* then .* else "#),
        LanguageConstruct(name: "forall", pattern: #"\(forall x\d+: "#),
        LanguageConstruct(name: "exists where", pattern: #"\(exists x\d+: \w+ where "#),
        LanguageConstruct(name: "two bound names", pattern: #"\((forall|exists) x\d+: 0..1, x\d+: "#),
        LanguageConstruct(name: "forall in a set", pattern: #"\((forall|exists) x\d+ in "#),
        LanguageConstruct(name: "count", pattern: #"\(count n\d+: "#),
        LanguageConstruct(name: "count in a set", pattern: #"\(count x\d+ in "#),
        LanguageConstruct(name: "min", pattern: #"\(min x\d+: "#),
        LanguageConstruct(name: "max in a set", pattern: #"\(max x\d+ in "#),
        LanguageConstruct(name: "the", pattern: #"\(the x\d+: "#),
        LanguageConstruct(name: "the in a set", pattern: #"\(the x\d+ in "#),
        LanguageConstruct(name: "set comprehension", pattern: #"\{x\d+: \w+ where"#),
        LanguageConstruct(name: "array comprehension", pattern: #"\[k\d+: .* =>"#),
        LanguageConstruct(name: "struct literal", pattern: #"Pair \{ a: "#),
        LanguageConstruct(name: "old", pattern: #"old\("#),
        LanguageConstruct(name: "taken", pattern: #"\(taken op\d+\(.*_"#),
        LanguageConstruct(name: "taken returns", pattern: #"taken .* returns "#),
        LanguageConstruct(name: "is idle", pattern: " is idle"),
        LanguageConstruct(name: "in an operation", pattern: #"t\d+ in op\d+\("#),
        LanguageConstruct(name: "at start", pattern: #" at op\d+\.start"#),
        LanguageConstruct(name: "at a label", pattern: #" at op\d+\.s\d+"#),
        LanguageConstruct(name: "at a procedure's label", pattern: #" at op\d+\.proc\d+\.s\d+"#),
        LanguageConstruct(name: "a member by its index", pattern: #"(host|vcpu)\[[^\]o]+\](?! by)"#),
        LanguageConstruct(name: "held", pattern: #"held\("#),
        LanguageConstruct(name: "holds self", pattern: #"holds\(self"#),
        LanguageConstruct(name: "holds", pattern: #"holds\(t\d+"#),
        LanguageConstruct(name: "first", pattern: #"\.first\b"#),
        LanguageConstruct(name: "last", pattern: #"\.last\b"#),
        LanguageConstruct(name: "hexadecimal", pattern: "0x[0-9]"),
    ]

    private static let statements = [
        "let ", "var l", "if let", "else if", "while true", "for e\\d+: Obj ", "for e\\d+: host ", "for e\\d+: Color",
        "for e\\d+: Pair", "for e\\d+ in v", "for e\\d+ in \\d", "break", "continue", "choose c\\d+: .* where",
        "choose c\\d+ in", "choose .* else \\{", "choose c\\d+: host", "choose c\\d+: set of", "either \\{",
        "\\} or \\{", "require .* else EBUSY", "fail EAGAIN", "fail v\\d+", "return v", "return\\n", "defer \\{",
        "await ", "lock\\(", "lock_shared\\(", "unlock_shared\\(", "lock\\(.*\\) else \\{", "read_lock\\(",
        "read_unlock\\(", "synchronize\\(", "snapshot\\(", "bump\\(", "changed\\(", "assert .* \"", "step s\\d+:",
        "proc\\d+\\(.*\\)\\n", "= proc\\d+\\(", "atomic \\{", "\\+= 1", "-= 1", "\\.insert\\(", "\\.remove\\(",
        "\\.append\\(", "remove_first\\(\\)", "l\\d+ = snapshot", "l\\d+ = l\\d+\\n",
    ].map { LanguageConstruct(name: "statement \($0)", pattern: #"(?m)^ +(\} )?.*"# + $0) }

    private static let properties =
        [
            "invariant", "transition", "reachable", "recoverable", "refines", #"refines .* with K = "#, "always ",
            "eventually ", " until ", " release ", " leads_to ", "unfair thread", "strong thread", "weak op",
            "strong op",
            "weak rule", "strong rule",
        ].map { LanguageConstruct(name: "property \($0)", pattern: $0) }
}
