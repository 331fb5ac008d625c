# evidence
variable "x" {
  sensitive = true
}
#----
# evidence
resource "aws_db_instance" "a" {
  password = random_password.db.result
}
#----
# evidence
resource "aws_db_instance" "a" {
  manage_master_user_password = true
}
#----
resource "aws_instance" "a" {
  user_data = <<EOF
export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id x)
EOF
}
#----
resource "azurerm_linux_web_app" "a" {
  app_settings = {
    PAYMENT_KEY         = "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/p)"
    WEBHOOK_SECRET_NAME = "hooks/github"
  }
}
