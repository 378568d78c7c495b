namespace NamedTorch.Tests.Cuda;

/// <summary>What the double answers to a call that it refuses.</summary>
sealed class DriverError(int code) : Exception($"CUDA error {code}")
{
    internal const int InvalidValue = 1, OutOfMemory = 2, NoDevice = 100, InvalidDevice = 101, InvalidContext = 201, InvalidImage = 218, InvalidHandle = 400, NotFound = 500, NotReady = 600,
        PeerAccessAlreadyEnabled = 704, LaunchFailed = 719, CaptureUnsupported = 900, CaptureInvalidated = 901, CaptureIsolation = 905, Unknown = 999;

    static readonly Dictionary<int, (string Name, string Text)> Words = new()
    {
        [InvalidValue] = ("CUDA_ERROR_INVALID_VALUE", "invalid argument"),
        [OutOfMemory] = ("CUDA_ERROR_OUT_OF_MEMORY", "out of memory"),
        [NoDevice] = ("CUDA_ERROR_NO_DEVICE", "no CUDA-capable device is detected"),
        [InvalidDevice] = ("CUDA_ERROR_INVALID_DEVICE", "invalid device ordinal"),
        [InvalidContext] = ("CUDA_ERROR_INVALID_CONTEXT", "invalid device context"),
        [InvalidImage] = ("CUDA_ERROR_INVALID_PTX", "a PTX JIT compilation failed"),
        [InvalidHandle] = ("CUDA_ERROR_INVALID_HANDLE", "invalid resource handle"),
        [NotFound] = ("CUDA_ERROR_NOT_FOUND", "named symbol not found"),
        [NotReady] = ("CUDA_ERROR_NOT_READY", "device not ready"),
        [LaunchFailed] = ("CUDA_ERROR_LAUNCH_FAILED", "unspecified launch failure"),
        [CaptureUnsupported] = ("CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED", "operation not permitted when stream is capturing"),
        [CaptureInvalidated] = ("CUDA_ERROR_STREAM_CAPTURE_INVALIDATED", "operation failed due to a previous error during capture"),
        [CaptureIsolation] = ("CUDA_ERROR_STREAM_CAPTURE_ISOLATION", "dependency created on uncaptured work in another stream"),
    };

    internal int Code => code;

    internal static (string Name, string Text)? Of(int code) => Words.TryGetValue(code, out var words) ? words : null;
}
