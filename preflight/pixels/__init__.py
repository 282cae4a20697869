"""What a page looks like in ink: plates, total ink by area, what reaches past the cut; read once for each file.

In the sandbox `reader` turns a file into `PixelFacts`; the modules that draw (`plates`, `images`, `separation`,
`rewriter`) are never imported outside it. `pixel_facts` and `edges` are plain values that checks may use.
"""
