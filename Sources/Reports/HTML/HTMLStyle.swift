/// How HTML documents look: light and dark, on a screen, a phone and on paper.
enum HTMLStyle {
    /// The rules that all documents share.
    static let common = """
        :root {
          --page: #ffffff; --text: #1c1e21; --faint: #5c636b; --line: #d4d8dd; --band: #f4f6f8; --link: #0b57b0;
          --good: #14692f; --good-back: #e3f4e7; --bad: #a11622; --bad-back: #fbe4e4; --caution: #7a4b00;
          --caution-back: #fdf0d5;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #16181b; --text: #e4e6e9; --faint: #a0a7af; --line: #3a3f46; --band: #1f2226; --link: #86b8f7;
            --good: #7fd698; --good-back: #173322; --bad: #ff9a9a; --bad-back: #43191c; --caution: #f0c26a;
            --caution-back: #3a2c10;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 1rem; max-width: 90rem; background: var(--page); color: var(--text);
          font: 1rem/1.45 system-ui, sans-serif;
        }
        h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
        h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
        h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
        a { color: var(--link); }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 1px; }
        p, ul, ol, dl { margin: .5rem 0; }
        pre {
          margin: .5rem 0; padding: .75rem; overflow-x: auto; background: var(--band); border: 1px solid var(--line);
          border-radius: 4px; font: .85rem/1.4 ui-monospace, "DejaVu Sans Mono", monospace; tab-size: 8;
        }
        blockquote { margin: .25rem 0 .5rem; padding-left: .75rem; border-left: 3px solid var(--line); }
        .faint { color: var(--faint); }
        .scroll { overflow: auto; width: fit-content; max-width: 100%; border: 1px solid var(--line); border-radius: 4px; }
        table { border-collapse: collapse; }
        th, td { padding: .3rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
        @media print {
          :root {
            --page: #fff; --text: #000; --faint: #444; --line: #999; --band: #fff; --link: #000; --good: #000;
            --good-back: #fff; --bad: #000; --bad-back: #e4e4e4; --caution: #000; --caution-back: #f2f2f2;
          }
          body { max-width: none; padding: 0; font-size: 9pt; }
          .scroll { overflow: visible; max-height: none; border: 0; }
          pre { white-space: pre-wrap; font-size: 7.5pt; }
          thead { display: table-header-group; }
          tr, pre { break-inside: avoid; }
        }

        """

    /// The rules of a matrix: heads that stay where they are while the cells scroll.
    static let matrix = """
        .scroll { max-height: 90vh; }
        .matrix { border-collapse: separate; border-spacing: 0; font-size: .9rem; }
        .matrix th, .matrix td { background: var(--page); }
        .matrix thead th { position: sticky; top: 0; z-index: 2; background: var(--band); white-space: nowrap; }
        .matrix thead th:first-child { left: 0; z-index: 3; }
        .matrix tbody th {
          position: sticky; left: 0; z-index: 1; width: 26rem; min-width: 20rem; font-weight: normal;
          border-right: 1px solid var(--line);
        }
        .matrix tr.first > * { border-top: 2px solid var(--faint); }
        .matrix td { text-align: center; white-space: nowrap; }
        .matrix td.good { background: var(--good-back); color: var(--good); }
        .matrix td.bad { background: var(--bad-back); color: var(--bad); font-weight: 600; }
        .matrix td.caution { background: var(--caution-back); color: var(--caution); }
        .matrix td.faint { color: var(--faint); }
        .matrix td a { color: inherit; }
        .matrix td > a { display: block; }
        .matrix sup { line-height: 0; padding-left: .15rem; }
        .matrix summary { cursor: pointer; }
        .matrix summary, .matrix .plain { padding-left: 3.6rem; text-indent: -3.6rem; }
        .matrix .plain b { padding-left: 1.1rem; }
        .matrix .plain.other b { padding-left: 0; }
        .matrix summary b, .matrix .plain b { display: inline-block; min-width: 2.4rem; text-indent: 0; }
        .matrix .plain b { min-width: 3.5rem; }
        :target { scroll-margin-top: 1rem; outline: 3px solid var(--link); outline-offset: 4px; }
        @media (max-width: 40rem) {
          .matrix { font-size: .8rem; }
          .matrix tbody th { width: 11rem; min-width: 11rem; }
        }
        @media print { .matrix thead th, .matrix tbody th { position: static; } .matrix tbody th { width: auto; } }

        """
}
