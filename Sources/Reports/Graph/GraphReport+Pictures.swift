extension GraphReport {
    /// The graph for Graphviz.
    public var dot: String { DotPicture.render(picture) }

    /// The graph for Mermaid.
    public var mermaid: String { MermaidPicture.render(picture) }

    /// The graph as a picture that browsers draw.
    public var svg: String { SVGPicture.render(picture) }
}
