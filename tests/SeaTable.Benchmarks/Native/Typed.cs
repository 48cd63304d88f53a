using SeaTable;
using Start;

// Closed together with the process.
var people = new PeopleBase(SeaTableOptions.FromEnvironment()).People;
await foreach (var row in people)
{
    Console.WriteLine(row.Name);
    break;
}
