using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Model;

/// <summary>The C# names by the ids that <c>codegen.names</c> has on its left.</summary>
internal static class PathNames
{
    /// <summary>Gets the name of each table, column, option and view.</summary>
    public static Dictionary<string, string> Of(SchemaResult result)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (result.Base is not { } code)
        {
            return names;
        }

        foreach (var (table, property) in result.Tables.Zip(code.Tables, (table, property) => (table, property)))
        {
            names.Add(IdPath.Table(table.Id), property.Property);
            foreach (var column in table.Columns)
            {
                names.Add(IdPath.Column(table.Id, column.Key), column.Property);
                foreach (var option in column.Options?.Options ?? [])
                {
                    names.Add(IdPath.Option(table.Id, column.Key, option.Id), option.Member);
                }
            }

            foreach (var view in table.Views)
            {
                names.Add(IdPath.View(table.Id, view.Id), view.Member);
            }
        }

        return names;
    }
}
