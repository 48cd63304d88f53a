using System.Collections;
using System.Globalization;
using System.Reflection;
using SeaTable.Sql;

namespace SeaTable.Facts.Tests.Properties;

/// <summary>
/// Spells a tree out, all but where its parts stood, so that two can be compared without trusting what is tested.
/// </summary>
internal static class TreeText
{
    public static string Of(object? part) => part switch
    {
        null => "-",
        string text => "\"" + text + "\"",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        SqlParameterMarker => "?",
        SqlNode node =>
            node.GetType().Name + "{" + string.Join(" ", Properties(node).Select(property => Of(property.GetValue(node)))) + "}",
        IEnumerable items => "[" + string.Join(" ", items.Cast<object>().Select(Of)) + "]",
        _ => part.ToString() ?? "",
    };

    private static IEnumerable<PropertyInfo> Properties(SqlNode node) => node.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name != nameof(SqlNode.Span)
            && !(node is SqlSelectItem && property.Name == nameof(SqlSelectItem.Text)));
}
