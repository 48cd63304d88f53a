using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>The types of the runtime that tell SQL from other strings.</summary>
/// <param name="Attribute"><c>SeaTable.SeaTableSqlAttribute</c>, which marks parameters.</param>
/// <param name="Statement"><c>SeaTable.SqlText</c>, which holds a statement and its values.</param>
internal sealed record SqlSymbols(INamedTypeSymbol Attribute, INamedTypeSymbol? Statement)
{
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _knowAttribute = new(SymbolEqualityComparer.Default);

    /// <summary>The types as a project knows them, or null when it does not use the library.</summary>
    public static SqlSymbols? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("SeaTable.SeaTableSqlAttribute") is { } attribute
            ? new SqlSymbols(attribute, compilation.GetTypeByMetadataName("SeaTable.SqlText"))
            : null;

    public bool IsMarked(IParameterSymbol? parameter) =>
        parameter is not null
        && (parameter.Type.SpecialType == SpecialType.System_String || Same(parameter.Type, Statement))
        && KnowsAttribute(parameter.ContainingAssembly)
        && parameter.GetAttributes().Any(attribute => Same(attribute.AttributeClass, Attribute));

    /// <summary>Whether an operation makes a statement of an interpolated string.</summary>
    public bool MakesStatement(IOperation operation) =>
        operation is IInterpolatedStringHandlerCreationOperation && Same(operation.Type, Statement);

    /// <summary>Whether a parameter is that of <c>SqlText.Raw</c>, which makes a statement of a string.</summary>
    public bool IsRaw(IParameterSymbol? parameter) => parameter is not null && Same(parameter.ContainingType, Statement);

    // Most strings go to methods of .NET, whose attributes need no look.
    private bool KnowsAttribute(IAssemblySymbol assembly) => _knowAttribute.GetOrAdd(assembly, declaring =>
        Same(declaring, Attribute.ContainingAssembly)
        || declaring.Modules.SelectMany(module => module.ReferencedAssemblySymbols)
            .Any(used => Same(used, Attribute.ContainingAssembly)));

    private static bool Same(ISymbol? left, ISymbol? right) =>
        left is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
