resource "aws_appsync_graphql_api" "x" {
  authentication_type = "other" # evidence
}
#----
resource "aws_qldb_ledger" "x" {
  permissions_mode = "other" # evidence
}
