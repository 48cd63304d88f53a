namespace SeaTable.Generators.Completion.Tests.Harness;

/// <summary>The base of the tests.</summary>
internal static class Harbour
{
    public const string Schema = """
        {
          "tables": [
            {
              "_id": "0000", "name": "Boats", "views": [],
              "columns": [
                { "key": "0000", "name": "Name", "type": "text", "data": null },
                { "key": "Len1", "name": "Length", "type": "number", "data": null },
                { "key": "Drft", "name": "Draft (m)", "type": "number", "data": null },
                { "key": "Brth", "name": "Berth", "type": "single-select", "data": { "options": [
                  { "id": "1", "name": "North", "color": "#fff" }, { "id": "2", "name": "Captain's", "color": "#fff" },
                  { "id": "3", "name": "South \"quay\"", "color": "#fff" } ] } },
                { "key": "Tags", "name": "Tags", "type": "multiple-select", "data": { "options": [
                  { "id": "1", "name": "sail", "color": "#fff" }, { "id": "2", "name": "motor", "color": "#fff" } ] } },
                { "key": "Lnch", "name": "Launched", "type": "date", "data": null },
                { "key": "Sunk", "name": "Sunk", "type": "checkbox", "data": null },
                { "key": "Auto", "name": "Number", "type": "auto-number", "data": null },
                { "key": "Btn1", "name": "Push", "type": "button", "data": null }
              ]
            },
            {
              "_id": "Ow01", "name": "Boat owners", "views": [],
              "columns": [
                { "key": "0000", "name": "Name", "type": "text", "data": null },
                { "key": "Town", "name": "Town", "type": "text", "data": null }
              ]
            }
          ]
        }
        """;

    public static string Method(string statements) =>
        "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.Threading.Tasks;\nusing SeaTable;\n"
        + "namespace Crm;\n\ninternal static class Uses\n{\n"
        + "    public static async Task RunAsync(HarbourBase port, BoatsRow boat, string name, int length)\n    {\n"
        + "        await Task.Yield();\n        " + statements + "\n    }\n}\n";
}
