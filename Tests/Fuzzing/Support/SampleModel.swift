/// A small model for what is asked about a model.
package enum SampleModel {
    /// The model.
    package static let text = """
        model sample
        param SIZE: 1..4 = 2
        param FLAG: bool = false
        enum Color { red, green }
        symmetric VM(2)
        struct Page { owner: VM?, n: 0..3 }
        thread host[2]
        thread vcpu[v: VM]
        var page: [VM] Page
        var set_of: set of VM
        var queue: seq[2] of Color
        var m: mutex
        op fault(c: Color) by vcpu[v] when page[v].n < 3 {
            lock(m)
            page[v].n += 1
          step second:
            queue.append(c)
            unlock(m)
        }
        op clear(v: VM) by host {
            choose w in set_of where w != v else { fail EIO }
            page[w] = Page { owner: v }
        }
        rule insert(v: VM) { set_of.insert(v) }
        invariant bounded { forall v: VM { page[v].n <= SIZE } }
        reachable full { count(set_of) == 2 }

        """

    /// The file that it is in.
    package static let path = ScratchFile.write(Array(text.utf8), "sample.ilv")
}
