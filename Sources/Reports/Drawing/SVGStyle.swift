/// What drawn graphs look like.
enum SVGStyle {
    /// The rules; a page that holds the picture can set the colours itself.
    static let text = """
        .state-graph { color-scheme: light dark; --ink: #1f2328; --paper: #ffffff; --line: #57606a; --faint: #6e7781;
          --fill: #f3f6fa; --rim: #8b98a9; }
        @media (prefers-color-scheme: dark) { .state-graph { --ink: #e6edf3; --paper: #0d1117; --line: #9aa5b1;
          --faint: #8b949e; --fill: #1c2530; --rim: #57677a; } }
        .state-graph text { font-family: "DejaVu Sans Mono", ui-monospace, Menlo, Consolas, monospace; fill: var(--ink);
          text-anchor: middle; white-space: pre; }
        .state-graph .title, .state-graph .name { font-size: 12px; }
        .state-graph .title { font-weight: bold; }
        .state-graph .subtitle, .state-graph .note, .state-graph .label { font-size: 11px; }
        .state-graph .subtitle, .state-graph .note, .state-graph .faint { fill: var(--faint); }
        .state-graph .paper, .state-graph .ground { fill: var(--paper); }
        .state-graph .box { fill: var(--fill); stroke: var(--rim); }
        .state-graph .inner { fill: none; stroke: var(--rim); }
        .state-graph .edge { fill: none; stroke: var(--line); stroke-width: 1.2; }
        .state-graph .refusal { stroke-dasharray: 4 3; }
        .state-graph .head { fill: var(--line); }

        """
}
