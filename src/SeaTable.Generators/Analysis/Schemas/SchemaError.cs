using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Emit;
using SeaTable.Generators.Pipeline;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Analysis.Schemas;

/// <summary>What is wrong in a schema file, with a table or as a whole, and what is made of that.</summary>
internal sealed class SchemaError
{
    private readonly DiagnosticInfo _first;
    private readonly bool _givesCode;
    private readonly ImmutableHashSet<string> _fullNames;

    /// <param name="first">What is told of it.</param>
    /// <param name="givesCode">Whether code is made of the file.</param>
    /// <param name="fullNames">The types and properties, each with the namespace and type it is in.</param>
    public SchemaError(DiagnosticInfo first, bool givesCode, IEnumerable<string> fullNames)
    {
        _first = first;
        _givesCode = givesCode;
        _fullNames = ImmutableHashSet.CreateRange(StringComparer.Ordinal, fullNames);
        Names = ImmutableHashSet.CreateRange(
            StringComparer.Ordinal, _fullNames.Select(name => name.Substring(name.LastIndexOf('.') + 1)));
    }

    /// <summary>The names by which code can use what is made.</summary>
    public ImmutableHashSet<string> Names { get; }

    /// <summary>Whether a name that code has is one of these; what could be made has no symbol where nothing is.</summary>
    public bool IsUsedBy(SymbolInfo found, IAssemblySymbol project) => found.Symbol switch
    {
        INamedTypeSymbol type => IsMade(type, project) && _fullNames.Contains(ProjectTypes.FullName(type)),
        IPropertySymbol { ContainingType: { } type } property =>
            IsMade(type, project) && _fullNames.Contains(ProjectTypes.FullName(type) + "." + property.Name),
        null => !_givesCode && found.CandidateSymbols.IsEmpty,
        _ => false,
    };

    /// <summary>Says it at a place of the code.</summary>
    public Diagnostic At(Location location)
    {
        var place = _first.Location!;
        var text = SchemaFileName.Of(place.Path)
            + "(" + Numerals.Of(place.StartLine + 1) + "," + Numerals.Of(place.StartColumn + 1) + ")";
        return Diagnostic.Create(
            Rules.SeenInCode, location, text, _first.RuleId, _first.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture));
    }

    private static bool IsMade(INamedTypeSymbol type, IAssemblySymbol project) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, project) && SourceFile.IsMarked(type);
}
