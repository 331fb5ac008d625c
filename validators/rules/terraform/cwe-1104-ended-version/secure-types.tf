resource "aws_lambda_layer_version" "x" {
  runtime = "Enabled" # evidence
}
#----
resource "azurerm_linux_web_app" "x" {
  site_config {
    application_stack {
      python_version = "Enabled" # evidence
    }
  }
}
#----
resource "azurerm_windows_web_app" "x" {
  site_config {
    application_stack {
      python_version = "Enabled" # evidence
    }
  }
}
#----
resource "azurerm_linux_function_app" "x" {
  site_config {
    application_stack {
      python_version = "Enabled" # evidence
    }
  }
}
#----
resource "azurerm_app_service" "x" {
  site_config {
    application_stack {
      python_version = "Enabled" # evidence
    }
  }
}
#----
resource "aws_rds_cluster_instance" "x" {
  auto_minor_version_upgrade = true # evidence
}
#----
resource "aws_dms_replication_instance" "x" {
  auto_minor_version_upgrade = true # evidence
}
#----
resource "aws_elasticache_replication_group" "x" {
  auto_minor_version_upgrade = true # evidence
}
#----
resource "aws_memorydb_cluster" "x" {
  auto_minor_version_upgrade = true # evidence
}
#----
resource "azurerm_windows_virtual_machine" "x" {
  automatic_os_upgrade = true # evidence
}
#----
resource "azurerm_virtual_machine" "x" {
  automatic_os_upgrade = true # evidence
}
#----
resource "aws_rds_cluster_instance" "x" {
  ca_cert_identifier = "other" # evidence
}
#----
resource "aws_neptune_cluster_instance" "x" {
  auto_minor_version_upgrade = true # evidence
}
#----
resource "aws_elasticache_cluster" "x" {
  auto_minor_version_upgrade = true # evidence
}
#----
resource "aws_eks_node_group" "x" {
  version = "Enabled" # evidence
}
