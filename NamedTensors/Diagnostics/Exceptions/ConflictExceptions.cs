namespace NamedTorch.Diagnostics;

/// <summary>From a conflict to the exception of its family.</summary>
public static class ConflictExceptions
{
    extension(Conflict conflict)
    {
        /// <summary>The typed exception for this conflict, ready to throw.</summary>
        public TensorTypeException ToException() => conflict.Id switch
        {
            DiagnosticId.NT1001 => new NameMismatchException(conflict),
            DiagnosticId.NT1002 => new MisalignedNamesException(conflict),
            DiagnosticId.NT1003 or DiagnosticId.NT1017 => new UnknownDimException(conflict),
            DiagnosticId.NT1004 or DiagnosticId.NT1014 => new DuplicateNamesException(conflict),
            DiagnosticId.NT1005 => new RefineException(conflict),
            DiagnosticId.NT1006 => new AlignException(conflict),
            DiagnosticId.NT1007 => new ContractionException(conflict),
            DiagnosticId.NT1008 => new RenameException(conflict),
            DiagnosticId.NT1009 => new FlattenException(conflict),
            DiagnosticId.NT1010 => new CatException(conflict),
            DiagnosticId.NT1011 or DiagnosticId.NT1012 or DiagnosticId.NT5001 => new InvalidNameException(conflict),
            DiagnosticId.NT1013 => new DimIndexException(conflict),
            DiagnosticId.NT1015 or DiagnosticId.NT1016 => new NameCountException(conflict),
            DiagnosticId.NT2001 or DiagnosticId.NT2002 => new SizeMismatchException(conflict),
            DiagnosticId.NT2003 or DiagnosticId.NT2004 or DiagnosticId.NT2005 or DiagnosticId.NT2007 => new ShapeException(conflict),
            DiagnosticId.NT2006 => new TensorIndexException(conflict),
            DiagnosticId.NT3001 or DiagnosticId.NT3002 or DiagnosticId.NT3003 or DiagnosticId.NT3004 => new ContractException(conflict),
            DiagnosticId.NT4101 or DiagnosticId.NT4103 => new DTypeException(conflict),
            DiagnosticId.NT4102 => new DeviceException(conflict),
            DiagnosticId.NT6001 or DiagnosticId.NT6002 or DiagnosticId.NT6003 or DiagnosticId.NT6004 or DiagnosticId.NT6006 => new AutogradException(conflict),
            DiagnosticId.NT6005 => new IntoException(conflict),
            DiagnosticId.NT7001 or DiagnosticId.NT7002 or DiagnosticId.NT7003 or DiagnosticId.NT7004 or DiagnosticId.NT7005 or DiagnosticId.NT7006 => new TensorFormatException(conflict),
            DiagnosticId.NT8001 or DiagnosticId.NT8002 => new StateException(conflict),
            _ => throw new ArgumentException($"{conflict.Id} is reported by the checker and never thrown.", nameof(conflict)),
        };
    }
}
