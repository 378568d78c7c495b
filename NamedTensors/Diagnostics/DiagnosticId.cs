namespace NamedTorch.Diagnostics;

/// <summary>The ids of the catalogue; their names are what users see. Every id has a page in docs/rules.</summary>
public enum DiagnosticId
{
    /// <summary>Names differ at one position.</summary>
    NT1001 = 1001,

    /// <summary>Same name at another position.</summary>
    NT1002 = 1002,

    /// <summary>Unknown dim.</summary>
    NT1003 = 1003,

    /// <summary>Duplicate names.</summary>
    NT1004 = 1004,

    /// <summary>Refining would rename, or the rank is wrong.</summary>
    NT1005 = 1005,

    /// <summary>Align would drop a dim, or meets an unnamed one.</summary>
    NT1006 = 1006,

    /// <summary>Contracted names differ.</summary>
    NT1007 = 1007,

    /// <summary>Rename: no such dim, or the name is taken.</summary>
    NT1008 = 1008,

    /// <summary>Flatten, Unflatten: dims are not adjacent.</summary>
    NT1009 = 1009,

    /// <summary>Cat, Stack: names differ or no such dim.</summary>
    NT1010 = 1010,

    /// <summary>Invalid name.</summary>
    NT1011 = 1011,

    /// <summary>Too many dims.</summary>
    NT1012 = 1012,

    /// <summary>Dim position out of range.</summary>
    NT1013 = 1013,

    /// <summary>Same dim twice.</summary>
    NT1014 = 1014,

    /// <summary>Number of names.</summary>
    NT1015 = 1015,

    /// <summary>More than one rest.</summary>
    NT1016 = 1016,

    /// <summary>Lookup without a name.</summary>
    NT1017 = 1017,

    /// <summary>Implicit broadcast in a loss, metric or compound assignment.</summary>
    NT1101 = 1101,

    /// <summary>Unnamed operand silently lines up with a named one.</summary>
    NT1102 = 1102,

    /// <summary>Sizes of one dim differ.</summary>
    NT2001 = 2001,

    /// <summary>Named size-1 dim would stretch.</summary>
    NT2002 = 2002,

    /// <summary>Element count changes.</summary>
    NT2003 = 2003,

    /// <summary>Layer arithmetic impossible.</summary>
    NT2004 = 2004,

    /// <summary>Squeeze without a name.</summary>
    NT2005 = 2005,

    /// <summary>Index out of range.</summary>
    NT2006 = 2006,

    /// <summary>Invalid shape argument.</summary>
    NT2007 = 2007,

    /// <summary>Argument breaks its contract.</summary>
    NT3001 = 3001,

    /// <summary>Result breaks its contract.</summary>
    NT3002 = 3002,

    /// <summary>Field or expression breaks its contract.</summary>
    NT3003 = 3003,

    /// <summary>Invalid contract or signature.</summary>
    NT3004 = 3004,

    /// <summary>Override changes the contract.</summary>
    NT3005 = 3005,

    /// <summary>Public tensor member without contract.</summary>
    NT3006 = 3006,

    /// <summary>Dim by position where its name is known.</summary>
    NT4001 = 4001,

    /// <summary>Operation drops names.</summary>
    NT4002 = 4002,

    /// <summary>Redundant refine or align.</summary>
    NT4003 = 4003,

    /// <summary>Dtype unsupported by the operation.</summary>
    NT4101 = 4101,

    /// <summary>Devices differ.</summary>
    NT4102 = 4102,

    /// <summary>Value not representable.</summary>
    NT4103 = 4103,

    /// <summary>A Dim takes the name of its method, or two share a name.</summary>
    NT5001 = 5001,

    /// <summary>No derivative.</summary>
    NT6001 = 6001,

    /// <summary>Modified in place after being saved.</summary>
    NT6002 = 6002,

    /// <summary>Backward misused.</summary>
    NT6003 = 6003,

    /// <summary>In place on a leaf that requires a gradient.</summary>
    NT6004 = 6004,

    /// <summary>The 'into' target does not fit.</summary>
    NT6005 = 6005,

    /// <summary>Value not finite.</summary>
    NT6006 = 6006,

    /// <summary>Not a tensor file, or damaged.</summary>
    NT7001 = 7001,

    /// <summary>Truncated file.</summary>
    NT7002 = 7002,

    /// <summary>Unsupported format feature.</summary>
    NT7003 = 7003,

    /// <summary>Tensor missing or surplus in a file.</summary>
    NT7004 = 7004,

    /// <summary>Text is not UTF-8.</summary>
    NT7005 = 7005,

    /// <summary>File could not be written.</summary>
    NT7006 = 7006,

    /// <summary>State does not fit the module.</summary>
    NT8001 = 8001,

    /// <summary>Module declared wrongly.</summary>
    NT8002 = 8002,

    /// <summary>Inferred type.</summary>
    NT9001 = 9001,

    /// <summary>Gave up.</summary>
    NT9002 = 9002,
}
