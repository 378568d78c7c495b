namespace NamedTorch.Cpu;

/// <summary>Between an element in memory and the computing type.</summary>
interface ICast<S, T>
{
    T Read(S value);
    S Write(T value);
}
