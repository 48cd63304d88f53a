open System
open SeaTable
open SeaTable.Emulator
open SeaTable.Queries
open Crm

let run () = task {
    use! emulator = SeaTableEmulator.StartAsync(IO.Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"))
    let crm = CrmBase(SeaTableOptions(Server = emulator.Server, ApiToken = emulator.ApiToken))
    let! ada = crm.Contacts.AddAsync(ContactsRow(Name = "Ada", Age = Nullable 37.0, Status = Nullable ContactsStatus.Lead))
    ada.Email <- "ada@example.com"
    do! crm.Contacts.UpdateAsync ada
    let! leads = crm.Contacts.Where(fun c -> c.Name.StartsWith("A") &&& c.Status.In(ContactsStatus.Lead)).ToListAsync()
    let! adults = crm.Contacts.Where(fun c -> NumberColumn.op_GreaterThan(c.Age, Nullable 30.0)).CountAsync()
    let! sql = crm.SqlAsync(SqlText.Raw "SELECT Name FROM Contacts LIMIT 5")
    printfn "%d %d %d %s" leads.Count adults sql.Rows.Count leads[0].Email
}

run().GetAwaiter().GetResult()
