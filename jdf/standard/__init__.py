"""What the standards say of every element, as tables: attributes, types, closed values, children, versions.

`jdf.txt` speaks of JDF and JMF 1.x, `xjdf.txt` of XJDF and XJMF 2.x, `processes.txt` of what processes take and give.
They hold facts in a notation of our own, described in `jdf.standard.grammar`.
"""
