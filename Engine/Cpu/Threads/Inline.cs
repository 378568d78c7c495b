using System.Runtime.ExceptionServices;

namespace NamedTorch.Cpu;

/// <summary>Runs all chunks on the calling thread, with the same promise about exceptions as the team.</summary>
static class Inline
{
    public static void Run<TJob>(ref TJob job, int chunks) where TJob : struct, IJob
    {
        Exception? first = null;
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            try
            {
                job.Run(chunk);
            }
            catch (Exception error)
            {
                first ??= error;
            }
        }
        if (first is not null) ExceptionDispatchInfo.Throw(first);
    }
}
