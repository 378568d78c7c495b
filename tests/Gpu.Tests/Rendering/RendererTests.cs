using NamedTorch.Gpu;

namespace NamedTorch.Tests.Rendering;

/// <summary>The same kernel in both languages, line for line.</summary>
public sealed class RendererTests
{
    static Kernel Halved()
    {
        var k = new KernelBuilder("halved", 64);
        MemoryArray y = k.Output("y", DType.Float16), x = k.Input("x", DType.Float32);
        var count = k.Number(ScalarType.Int32);
        var i = k.At(Position.GroupX) * 64 + k.At(Position.ThreadX);
        k.If(i < count, () => k.Store(y, i, k.Load(x, i) * k.Real(ScalarType.Float32, 0.5)));
        return k.Finish();
    }

    static string Body(string text, string from) => text[text.IndexOf(from, StringComparison.Ordinal)..].ReplaceLineEndings("\n").TrimEnd();

    [Fact]
    public void OpenCl_IsOneStatementPerInstruction() => Assert.Equal("""
        __kernel __attribute__((reqd_work_group_size(64, 1, 1)))
        void halved(__global half* y, __global const float* x, int i0)
        {
            int i1, i2, i3, i4, i5;
            int p6;
            float f7, f8, f9;
            i1 = (int)get_group_id(0);
            i2 = 64;
            i3 = (int)((uint)(i1) * (uint)(i2));
            i4 = (int)get_local_id(0);
            i5 = (int)((uint)(i3) + (uint)(i4));
            p6 = i5 < i0;
            if (p6) {
                f7 = x[i5];
                f8 = as_float(0x3F000000u);
                f9 = f7 * f8;
                vstore_half_rte(f9, i5, y);
            }
        }
        """.ReplaceLineEndings("\n"), Body(OpenClRenderer.Render(Halved()), "__kernel"));

    [Fact]
    public void Ptx_SpellsOutRoundingAndAddresses() => Assert.Equal("""
            mov.u32 %i1, %ctaid.x;
            mov.s32 %i2, 64;
            mul.lo.s32 %i3, %i1, %i2;
            mov.u32 %i4, %tid.x;
            add.s32 %i5, %i3, %i4;
            setp.lt.s32 %p6, %i5, %i0;
            @!%p6 bra $L0;
            mul.wide.s32 %ts64_0, %i5, 4;
            add.s64 %ts64_0, %ts64_0, %a_x;
            ld.global.f32 %f7, [%ts64_0];
            mov.f32 %f8, 0f3F000000;
            mul.rn.f32 %f9, %f7, %f8;
            cvt.rn.f16.f32 %tb16_0, %f9;
            mul.wide.s32 %ts64_1, %i5, 2;
            add.s64 %ts64_1, %ts64_1, %a_y;
            st.global.b16 [%ts64_1], %tb16_0;
        $L0:
            ret;
        }
        """.ReplaceLineEndings("\n"), Body(PtxRenderer.Render(Halved()), "    mov.u32 %i1"));

    [Fact]
    public void BrokenKernel_IsNotRendered()
    {
        var k = new KernelBuilder("broken", 64);
        k.If(k.At(Position.ThreadX) < 3, k.Barrier);
        Assert.Throws<VerificationException>(() => OpenClRenderer.Render(k.Finish()));
        Assert.Throws<VerificationException>(() => PtxRenderer.Render(k.Finish()));
    }
}
