using System.Globalization;
using Pitfalls;

// Three faults that ran for years in published code. The lines marked `expected` are reported while they are typed; take away the pragma
// around one of them to see it in the build, with its fix.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Broadcasting.Tell();
Alignment.Tell();
Masks.Tell();
