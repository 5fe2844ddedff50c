import Testing

@testable import Commands

/// What `--help` shows.
@Suite struct HelpScreenTests {
    @Test func theToolNamesItsCommands() {
        #expect(
            HelpScreen.tool.text == #"""
                usage: interleave COMMAND [options] …

                Checks models of kernel APIs: visits every interleaving of the calls that threads can make, and
                shows the shortest way to each violation.

                commands:
                  check PATH…                   run the scenarios of models and compare them with what they expect
                  resume FILE                   go on with a check that was saved by '--checkpoint FILE'
                  matrix PATH…                  show what the models say of each requirement, side by side
                  lifecycle MODEL --of EXPR     draw the life cycle that the reachable states really have
                  graph MODEL[#SCENARIO]        draw the state graph, also projected on expressions
                  monitor MODEL --of EXPR       write a life cycle as an automaton for the kernel's rvgen
                  reproduce MODEL --as FORM     write a trace as a changelog, a chart or a program shows it
                  diff OLD NEW                  show what a change to a model does to what callers see
                  mutate PATH…                  take guards away one by one and show which property misses each
                  explain MODEL[#SCENARIO]      say why a property is violated, or a call cannot be made
                  explore MODEL[#SCENARIO]      step through a model in the terminal, or from a script
                  simulate MODEL[#SCENARIO]     walk through a model at random, where it is too large to search
                  export --to LANGUAGE MODEL    write a model as Promela or Murphi, for Spin or Rumur
                  peers PATH…                   ask Spin and Rumur about every scenario, and compare
                  help [COMMAND]                show the help of a command
                  completions SHELL             write the script by which a shell completes command lines
                  manual                        write the man page

                options:
                  --help                        show this help
                  --version                     show the version

                """#)
    }

    @Test func checkNamesItsOptions() {
        #expect(
            HelpScreen.check.text == #"""
                usage: interleave check [options] PATH…

                Runs the scenarios of models and compares what comes out with what they expect. A path is a file,
                or a folder: then every model below it is checked. A library is checked alone for errors.

                what is checked:
                  --scenario NAME               run this scenario only, also where it has tags; may be repeated
                  --tag NAME                    also run the scenarios with this tag; may be repeated
                  --property NAME               check this property only (or 'deadlock'); may be repeated
                  --set NAME=VALUE              give a parameter a value; wins over the scenario; may be repeated
                  --root FOLDER                 the folder that imports cannot leave (default: the nearest 'Models')

                how far, in each scenario:
                  --max-states COUNT            stop at that many states, e.g. 20M
                  --max-depth COUNT             do not go further than that many transitions
                  --time TIME                   stop after that time, e.g. 30s, 10m, 1h30m
                  --memory SIZE                 stop at that much memory, e.g. 2G (default: most of the machine's)
                  --workers COUNT               search with that many threads, 1 to 64 (default: one a core)
                  --first                       stop at the first violation
                  --engine auto|vm|native       what runs the models (default: auto, native code once it pays)
                  --store auto|exact|tree|hash|bitstate  how states are kept (default: auto, exactly)
                  --traces auto|compact         'compact' takes less memory and more time (default: auto)
                  --accept-approximate          let 'no violation found' pass where states may be omitted
                  --symmetry auto|off           count interchangeable states once (default: auto, where sound)
                  --partial-order on|off        leave out orders of steps that cannot tell (default: off)

                what is accepted:
                  --baseline FILE               accept the known violations that it lists; fail where one is gone
                  --write-baseline FILE         write an entry for each new violation; the reason is up to you
                  --today DATE                  the day on which entries have expired (default: today, in UTC)

                where it is saved:
                  --checkpoint FILE             save the run there, for 'interleave resume FILE' to go on from
                  --every TIME                  how often it is saved (default: 10m)

                what is shown:
                  --format terminal|json|junit|sarif|markdown|html|github  how it is printed (default: terminal)
                  --output FORMAT=FILE          also write the report to a file; may be repeated
                  --strict                      fail where something is never executed or vacuous
                  --quiet                       show no trace of what was expected, no coverage and no counts
                  --statistics                  show times, rates and memory
                  --color auto|always|never     when to use colours (default: auto, on a terminal)
                  --progress auto|always|never  when to show progress (default: auto, on a terminal)
                  --help                        show this help

                exit codes (where several apply, the first of 64, 70, 66, 65, 1, 2, 0):
                  0                             everything as expected
                  1                             a property came out otherwise
                  2                             incomplete: a limit was reached
                  64                            the command line makes no sense
                  65                            a model does not compile
                  66                            a file cannot be read
                  70                            a fault of the checker itself

                """#)
    }

    @Test func resumeNamesItsOptions() {
        #expect(
            HelpScreen.resume.text == #"""
                usage: interleave resume [options] FILE

                Goes on with a run of 'check' that was saved by '--checkpoint FILE' and interrupted, killed or
                ended by a limit. Models, options and folders are those of that run, and so is the report.

                what this sitting has otherwise:
                  --time TIME                   stop after that time of this sitting, e.g. 30s, 10m, 1h30m
                  --memory SIZE                 stop at that much memory, e.g. 2G
                  --workers COUNT               search with that many threads, 1 to 64
                  --every TIME                  how often the run is saved from now on
                  --accept-output               write the files that the run names, also where it was begun elsewhere
                  --color auto|always|never     when to use colours
                  --progress auto|always|never  when to show progress
                  --help                        show this help

                exit codes (where several apply, the first of 64, 70, 66, 65, 1, 2, 0):
                  0                             everything as expected
                  1                             a property came out otherwise
                  2                             incomplete: a limit was reached
                  64                            the command line makes no sense
                  65                            a model does not compile
                  66                            a file cannot be read
                  70                            a fault of the checker itself

                """#)
    }

    @Test func matrixNamesItsOptions() {
        #expect(
            HelpScreen.matrix.text == #"""
                usage: interleave matrix [options] PATH…

                Shows requirements × proposals: a row for each property whose name begins with an identity like
                D1, a column for each scenario that stands for its model, and in each cell what it says of the
                property. These are the scenarios whose documentation has a line 'column: LABEL'; of a model
                without any, the first that needs no tag.

                what is run:
                  --scenario NAME               run this scenario only, also where it has tags; may be repeated
                  --tag NAME                    also run the scenarios with this tag; may be repeated
                  --set NAME=VALUE              give a parameter a value; wins over the scenario; may be repeated
                  --root FOLDER                 the folder that imports cannot leave (default: the nearest 'Models')

                how far, in each scenario:
                  --max-states COUNT            stop at that many states, e.g. 20M
                  --max-depth COUNT             do not go further than that many transitions
                  --time TIME                   stop after that time, e.g. 30s, 10m, 1h30m
                  --memory SIZE                 stop at that much memory, e.g. 2G (default: most of the machine's)
                  --workers COUNT               search with that many threads, 1 to 64 (default: one a core)
                  --engine auto|vm|native       what runs the models (default: auto, native code once it pays)
                  --store auto|exact|tree|hash|bitstate  how states are kept (default: auto, exactly)
                  --traces auto|compact         'compact' takes less memory and more time (default: auto)
                  --accept-approximate          let 'no violation found' pass where states may be omitted
                  --symmetry auto|off           count interchangeable states once (default: auto, where sound)

                what is shown:
                  --trace COLUMN:ROW            show the traces of that cell, e.g. P1:D4; may be repeated
                  --all                         also show properties whose name has no identity like D1
                  --format terminal|json|junit|sarif|markdown|html|github  how it is printed (default: terminal)
                  --output FORMAT=FILE          also write the report to a file; may be repeated
                  --table-only                  of Markdown, only the table and what its signs mean
                  --update FILE                 put the Markdown table between the markers of FILE; may be repeated
                  --color auto|always|never     when to use colours (default: auto, on a terminal)
                  --progress auto|always|never  when to show progress (default: auto, on a terminal)
                  --help                        show this help

                exit codes (where several apply, the first of 64, 70, 66, 65, 1, 2, 0):
                  0                             everything as expected
                  1                             a property came out otherwise
                  2                             incomplete: a limit was reached
                  64                            the command line makes no sense
                  65                            a model does not compile
                  66                            a file cannot be read
                  70                            a fault of the checker itself

                """#)
    }

    @Test func lifecycleNamesItsOptions() {
        #expect(
            HelpScreen.lifecycle.text == #"""
                usage: interleave lifecycle [options] MODEL[#SCENARIO] --of EXPR

                Draws the life cycle that the reachable states really have: the values of an expression, the
                operations that lead from one to another, and what each call returns by the value when it is made.
                A name that the model does not have stands for every value of the type of the index that it is.

                what is looked at:
                  --of EXPR                     the expression, e.g. 'file[f].state'; several make one state
                  --set NAME=VALUE              give a parameter a value; wins over the scenario; may be repeated
                  --root FOLDER                 the folder that imports cannot leave (default: the nearest 'Models')
                  --scenario NAME               the scenario (default: the first that needs no tag)

                how far:
                  --max-states COUNT            stop at that many states, e.g. 20M
                  --max-depth COUNT             do not go further than that many transitions
                  --time TIME                   stop after that time, e.g. 30s, 10m, 1h30m
                  --memory SIZE                 stop at that much memory, e.g. 2G (default: most of the machine's)

                what is shown:
                  --format terminal|markdown|html|dot|mermaid|svg  how the report is printed (default: terminal)
                  --output FORMAT=FILE          also write the report to a file; may be repeated
                  --color auto|always|never     when to use colours (default: auto, on a terminal)
                  --progress auto|always|never  when to show progress (default: auto, on a terminal)
                  --help                        show this help

                exit codes (where several apply, the first of 64, 70, 66, 65, 1, 2, 0):
                  0                             everything as expected
                  1                             a property came out otherwise
                  2                             incomplete: a limit was reached
                  64                            the command line makes no sense
                  65                            a model does not compile
                  66                            a file cannot be read
                  70                            a fault of the checker itself

                """#)
    }

    @Test func graphNamesItsOptions() {
        #expect(
            HelpScreen.graph.text.hasPrefix(
                #"""
                usage: interleave graph [options] MODEL[#SCENARIO]

                Draws the states of a model and the calls that lead from one to another. With --of, the states in
                which the expressions have the same values are one node, which says how many they are; a name that
                the model does not have stands for every value of the type of the index that it is.

                what is drawn:
                  --of EXPR                     merge the states in which it has the same value; may be repeated
                  --max-nodes COUNT             show at most that many nodes (default: 40)
                  --loops                       also show transitions that lead from a node back to it
                  --scenario NAME               the scenario (default: the first that needs no tag)
                  --set NAME=VALUE              give a parameter a value; wins over the scenario; may be repeated
                  --root FOLDER                 the folder that imports cannot leave (default: the nearest 'Models')

                how far:
                  --max-states COUNT            stop at that many states, e.g. 20M
                  --max-depth COUNT             do not go further than that many transitions
                  --time TIME                   stop after that time, e.g. 30s, 10m, 1h30m
                  --memory SIZE                 stop at that much memory, e.g. 2G (default: most of the machine's)

                what is shown:
                  --format terminal|dot|mermaid|svg  how the report is printed (default: terminal)
                  --output FORMAT=FILE          also write the report to a file; may be repeated
                  --color auto|always|never     when to use colours (default: auto, on a terminal)
                  --progress auto|always|never  when to show progress (default: auto, on a terminal)
                  --help                        show this help

                """#))
    }

    @Test func monitorNamesItsOptions() {
        #expect(
            HelpScreen.monitor.text.hasPrefix(
                #"""
                usage: interleave monitor [options] MODEL[#SCENARIO] --of EXPR

                Writes the life cycle of an expression as a deterministic automaton in the form that the kernel's
                rvgen reads, so that a running kernel watches the same rules. Calls, later steps and rules that
                change the value are its events; where one leads from a value to several, it says so and stops.

                what is watched:
                  --of EXPR                     the expression, e.g. 'file[f].state'; several make one state
                  --name NAME                   the monitor's name (default: the model's)
                  --merge                       make one state of values that events cannot tell apart
                  --scenario NAME               the scenario (default: the first that needs no tag)
                  --set NAME=VALUE              give a parameter a value; wins over the scenario; may be repeated
                  --root FOLDER                 the folder that imports cannot leave (default: the nearest 'Models')

                """#))
    }

    @Test func noLineIsWiderThanAHundredColumns() {
        let lines = [HelpScreen.tool, .check, .matrix, .lifecycle, .mutate, .explain, .graph, .monitor, .benchmark]
            .flatMap {
                $0.text.split(separator: "\n")
            }
        #expect(lines.filter { $0.count > 100 } == [])
    }
}
