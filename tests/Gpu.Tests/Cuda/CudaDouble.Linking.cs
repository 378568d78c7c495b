using System.Runtime.InteropServices;
using System.Text;
using NamedTorch.Tests.Ptx;

namespace NamedTorch.Tests.Cuda;

// An image is the text it was made from, behind a word: what was compiled is not edited again.
sealed unsafe partial class CudaDouble
{
    const string Image = "image of sm_80\n";
    const int PtxInput = 1;

    void AddLinking()
    {
        calls.Add("cuLinkCreate_v2", (int count, nint options, nint values, nint state) => Set(state, Keep(new DriverLink(Current))));
        calls.Add("cuLinkAddData_v2", (nint state, int kind, nint data, nint bytes, nint name, int count, nint options, nint values) =>
        {
            var link = Of<DriverLink>(state);
            byte[] text = new ReadOnlySpan<byte>((void*)data, (int)bytes).ToArray();
            if (kind != PtxInput || text[^1] != 0) return DriverError.InvalidValue;
            link.Text = Edit(Encoding.UTF8.GetString(text, 0, text.Length - 1));
            try
            {
                _ = new PtxProgram(link.Text);
                return 0;
            }
            catch (PtxFault)
            {
                return DriverError.InvalidImage;
            }
        });
        calls.Add("cuLinkComplete", (nint state, nint image, nint size) =>
        {
            var link = Of<DriverLink>(state);
            byte[] made = Encoding.UTF8.GetBytes(Image + link.Text + '\0');
            link.Pinned = GCHandle.Alloc(made, GCHandleType.Pinned);
            *(nint*)image = link.Pinned.AddrOfPinnedObject();
            *(nint*)size = made.Length;
            return 0;
        });
        calls.Add("cuLinkDestroy", (nint state) =>
        {
            if (Of<DriverLink>(state).Pinned is { IsAllocated: true } pinned) pinned.Free();
            return Drop<DriverLink>(state);
        });
    }

    // The text that is loaded: compiled before, or to be compiled now.
    string Compiled(string given) => given.StartsWith(Image, StringComparison.Ordinal) ? given[Image.Length..] : Edit(given);

    /// <summary>A compilation that is under way.</summary>
    sealed class DriverLink(DriverContext context)
    {
        internal DriverContext Context => context;
        internal string Text { get; set; } = "";
        internal GCHandle Pinned { get; set; }
    }
}
