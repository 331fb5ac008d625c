resource "aws_appsync_graphql_api" "x" {
  authentication_type = "API_KEY" # finding
}
#----
resource "aws_qldb_ledger" "x" {
  permissions_mode = "ALLOW_ALL" # finding
}
