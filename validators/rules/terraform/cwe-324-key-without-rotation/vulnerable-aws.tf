# finding
resource "aws_secretsmanager_secret" "a" {
  name = "ships"
}
#----
resource "aws_secretsmanager_secret_rotation" "a" {
  secret_id = "ships"
  rotation_rules {
    automatically_after_days = 365 # finding
  }
}
