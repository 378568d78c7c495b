using NamedTorch;

namespace Pitfalls;

/// <summary>What the run time says where the checker was not listened to.</summary>
static class Story
{
    internal static string Refusal(Func<Tensor> call)
    {
        try
        {
            call();
            return "it runs";
        }
        catch (TensorTypeException e)
        {
            return e.Message.Split('\n')[0];
        }
    }
}
