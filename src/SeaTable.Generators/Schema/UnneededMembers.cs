using System;
using System.Collections.Generic;

namespace SeaTable.Generators.Schema;

/// <summary>
/// Members of an exported base that say nothing about its shape. They make most of its megabytes, so the JSON reader checks
/// them without building them.
/// </summary>
internal static class UnneededMembers
{
    public static readonly ISet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        "rows", "id_row_map", "links", "view_structure", "link_rows", "formula_rows", "group_rows", "groups", "groupbys",
        "summaries", "summary_configs", "colors", "colorbys", "column_colors", "filters", "sorts", "hidden_columns",
        "header_settings", "settings", "statistics", "plugins", "plugin_settings", "collaborators", "scripts",
        "editor", "formatter", "permitted_users", "permitted_group", "edit_metadata_permitted_users",
        "edit_metadata_permitted_group",
    };
}
