using Microsoft.CodeAnalysis;
using NamedTorch.Analyzers.Facts;
using NamedTorch.Analyzers.Symbols;
using NamedTorch.Analyzers.Values;
using NamedTorch.Diagnostics;

namespace NamedTorch.Analyzers.Rules;

/// <summary>NT3002: a result breaks its [return: Dims]; NT3003: a field or property is given what breaks its [Dims].</summary>
internal sealed class PlaceContracts : ArrivalRule
{
    public override void Check(Arrival arrival, Contracts contracts, Report report)
    {
        if (arrival.Value is not TensorValue { Type: var type }) return;
        var (contract, id) = arrival.Place is IMethodSymbol method ? (contracts.Result(method), DiagnosticId.NT3002) : (contracts.Dims(arrival.Place), DiagnosticId.NT3003);
        if (contract is null) return;
        string place = arrival.Place is IMethodSymbol { AssociatedSymbol: { } property } ? property.Name : arrival.Place.Name;
        if (contract.Match(type, place, place, id) is { } conflict) report(conflict.With(place, type), arrival.Syntax);
    }
}
