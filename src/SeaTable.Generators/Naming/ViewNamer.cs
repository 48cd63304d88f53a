using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Naming;

/// <summary>Names the members of a table's views.</summary>
internal static class ViewNamer
{
    /// <summary>The member of each view by the view's id.</summary>
    public static IReadOnlyDictionary<string, string> ChooseMembers(
        TableSchema table, string viewsType, ChosenNames chosen, CollisionReport report)
    {
        List<NameRequest> requests =
            [.. table.Views.Select(view =>
                NameRequest.For(IdPath.View(table.Id, view.Id), "View", view.Name, view.Id, view.NameRange, chosen))];
        var scope = new NameScope(
            requests,
            name => ReservedNames.OfViews.Contains(name) ? "a member of every object"
                : name == viewsType ? "the class of the views"
                : null);
        var names = report.Names(scope, " of table '" + table.Name + "'");
        return table.Views.ToDictionary(view => view.Id, view => names[IdPath.View(table.Id, view.Id)], StringComparer.Ordinal);
    }
}
