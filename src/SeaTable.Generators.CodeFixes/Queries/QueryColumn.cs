using System.Linq;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Model;

namespace SeaTable.Generators.CodeFixes.Queries;

/// <summary>What a column holds, as far as SQL in a string and a typed query compare it alike.</summary>
internal enum QueryColumnKind
{
    /// <summary>Compared by functions or rules of its own: only one of the two can say it.</summary>
    Other,
    Text,
    Number,
    Money,
    WholeNumber,
    Duration,
    Day,
    Moment,
    Checkbox,
    Option,
}

/// <summary>A column as statements and typed queries name it.</summary>
/// <param name="Model">What its code is made from.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="OptionType">The type of its options, where it is a single select.</param>
internal sealed record QueryColumn(ColumnModel Model, QueryColumnKind Kind, ITypeSymbol? OptionType)
{
    /// <summary>Reads the kind from the property that generated code has for the column.</summary>
    public static QueryColumn Of(ColumnModel model, INamedTypeSymbol columns)
    {
        var type = columns.GetMembers(model.Property).OfType<IPropertySymbol>().FirstOrDefault()?.Type as INamedTypeSymbol;
        var kind = type?.ContainingNamespace.ToDisplayString() == "SeaTable.Queries" ? KindOf(type.Name) : QueryColumnKind.Other;
        return new QueryColumn(model, kind, kind == QueryColumnKind.Option ? type!.TypeArguments[0] : null);
    }

    /// <summary>The only option of a name; null when there is none, or several.</summary>
    public OptionModel? FindOption(string name)
    {
        var found = Model.Options?.Options.Where(option => option.Name == name).Take(2).ToList();
        return found?.Count == 1 ? found[0] : null;
    }

    private static QueryColumnKind KindOf(string type) => type switch
    {
        "TextColumn" or "ComputedTextColumn" => QueryColumnKind.Text,
        "NumberColumn" => QueryColumnKind.Number,
        "CurrencyColumn" => QueryColumnKind.Money,
        "RatingColumn" or "CountColumn" => QueryColumnKind.WholeNumber,
        "DurationColumn" => QueryColumnKind.Duration,
        "DateColumn" => QueryColumnKind.Day,
        "DateTimeColumn" or "TimestampColumn" => QueryColumnKind.Moment,
        "CheckboxColumn" => QueryColumnKind.Checkbox,
        "OptionColumn" => QueryColumnKind.Option,
        _ => QueryColumnKind.Other,
    };
}
